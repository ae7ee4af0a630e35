"""Nothing typed is lost when the session has expired: the form is kept until its author is back."""
