"""What an upload must be to be taken. Knows files, not models."""
