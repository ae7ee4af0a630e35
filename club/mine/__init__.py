"""« Mon club »: what a member comes to, has booked, and has proposed."""
