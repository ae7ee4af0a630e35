"""Booking, as tests do it."""

from datetime import date

from club.booking import acts

#: A Monday within the weeks of no holiday, and what follows.
MONDAY, TUESDAY = date(2027, 3, 15), date(2027, 3, 16)
SUNDAY = date(2027, 3, 21)


def take(telecentre, **given):
    """Book a desk for a whole Monday, as a host writes it down, or as `given` says."""
    return acts.take(
        **{
            "telecentre": telecentre,
            "wanted": "desk",
            "day": MONDAY,
            "part": "day",
            "name": "Léa Invent",
            "email": "lea@exemple.test",
            "language": "fr",
            "origin": "host",
        }
        | given
    )
