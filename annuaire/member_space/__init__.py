"""« Mon espace »: a member's own screens, outside the CMS, with the same rights and the same
review."""
