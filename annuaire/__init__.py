"""The annuaire: the members of the network."""
