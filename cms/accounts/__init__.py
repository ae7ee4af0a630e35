"""People: the user model and log-in."""
