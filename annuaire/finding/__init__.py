"""Finding a member: what is asked, what is found, how many of each."""
