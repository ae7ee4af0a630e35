"""Addresses of this room, below « Mon espace »."""

screen_patterns = []
