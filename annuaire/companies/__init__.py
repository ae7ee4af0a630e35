"""For companies: finding a skill, choosing members, one request to them, what became of it."""
