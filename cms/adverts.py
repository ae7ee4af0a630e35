"""Words of adverts: what they say of a thing, and nothing of whom to call."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Ten digits from 0, in pairs that the same thing parts: ``06.12.34.56.78``, never a date.
FRENCH_NUMBER = re.compile(
    r"(?<![0-9])0[1-9](?P<between>[\s._/-]{0,3})[0-9]{2}(?:(?P=between)[0-9]{2}){3}(?![0-9])"
)
#: ``+33 (0)6 12 34 56 78``, ``0033…``, and those of other countries (E.164: 15 digits at most).
INTERNATIONAL_NUMBER = re.compile(r"(?<![0-9])(?:\+|00)[1-9](?:[\s.()/-]{0,3}[0-9]){8,14}")
#: Whatever a mail program would make a link of; the part after the dot tells it from ``à@b``.
EMAIL = re.compile(r"[^\s@]+\s?@\s?[^\s@]+\.[a-z]{2,}", re.IGNORECASE)


def validate_names_no_contact(text: str) -> None:
    """Raise ValidationError when `text` holds a telephone number or an e-mail address.

    Readers call the committee or the CCI: what an owner gave it is not the public's.
    """
    if FRENCH_NUMBER.search(text) or INTERNATIONAL_NUMBER.search(text):
        raise ValidationError(
            _(
                "Take the telephone number out: readers reach the committee or the CCI, "
                "never the owner."
            ),
            code="contact",
        )
    if EMAIL.search(text):
        raise ValidationError(
            _(
                "Take the e-mail address out: readers reach the committee or the CCI, "
                "never the owner."
            ),
            code="contact",
        )
