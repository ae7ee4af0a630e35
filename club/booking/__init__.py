"""Desks and rooms that are booked: what a host opens, what is free, who took it, how much it is
used. Asking a host first is `club.desks`."""
