"""Whole sections prepared or submitted at once, in the background."""
