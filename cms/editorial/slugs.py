"""The part of an address that a name becomes."""

import re

from django.utils.text import slugify

APOSTROPHES = re.compile("['’ʼ]")


def slug_for(name: str) -> str:
    """Return the ASCII slug of `name`: ``L’Isle-de-Noé`` is ``l-isle-de-noe``.

    Django's own drops apostrophes (``lisle-de-noe``), which joins two words that French reads
    apart. Empty when nothing in `name` can be written in ASCII.
    """
    return slugify(APOSTROPHES.sub("-", name.replace("œ", "oe").replace("Œ", "Oe")))
