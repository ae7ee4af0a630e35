"""The screen where a page is translated: the French beside its words in another language."""
