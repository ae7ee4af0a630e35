"""All the mandates as the CCI keeps them: who holds what, whether they act, and the end of it."""
