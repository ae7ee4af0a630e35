"""One mail a week at most to each partner, of all that can wait: whoever has something to say adds
a part to it."""
