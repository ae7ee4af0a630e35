"""What a meeting cannot be called in an address: the club's own screens are there."""


def is_taken(slug: str) -> bool:
    """Whether a screen beside the meetings has the address `slug`, in any language."""
    from club.addresses import DESKS, MINE, REGISTRATION  # they know the pages, which ask this

    return any(slug in screen.words.values() for screen in (DESKS, MINE, REGISTRATION))
