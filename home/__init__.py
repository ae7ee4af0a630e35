"""The home page, the CCI's own pages, and the demo that puts every room together."""
