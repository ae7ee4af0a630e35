"""The tests, in folders named after the rooms that they test."""
