"""How often a page is read: a number a day, and nothing of who reads."""
