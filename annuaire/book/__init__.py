"""The printed annuaire, and the tables that the CCI takes out."""
