"""Tables that the CCI has, brought in: read, reported line by line, then applied whole."""
