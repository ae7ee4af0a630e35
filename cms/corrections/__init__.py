"""What readers say is no longer true."""
