"""The screen on which a page is translated, passage by passage."""
