"""Pictures and documents: private until a page that uses them is approved."""
