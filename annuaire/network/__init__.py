"""What members have among themselves: entries with what is for members only, offers and requests,
the documents of the club, « Nous travaillons ensemble »."""
