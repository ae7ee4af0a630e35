"""Languages: French is the source; what has no approved translation is served all the same,
with the interface in the reader's language and the French text marked as French."""
