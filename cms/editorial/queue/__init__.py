"""The one queue of the CCI: what waits for a decision, in the order in which it is best read."""
