"""Writing to the guichet unique: the form, and what the CCI does with what comes."""
