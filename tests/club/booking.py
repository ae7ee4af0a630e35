"""Booking, as tests do it."""

from datetime import date

from club.booking import acts

#: Days of a week without a public holiday.
MONDAY, TUESDAY, WEDNESDAY = (date(2027, 3, day) for day in (15, 16, 17))
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
