"""Official figures: read from published files, offered to the villages, never forced on them."""
