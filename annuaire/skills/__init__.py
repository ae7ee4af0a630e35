"""What members can do: the curated tree, and what the CCI does with members' own words."""
