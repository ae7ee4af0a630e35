"""What the CCI does with meetings: prepare the next one, see who comes, mark who came, cancel."""
