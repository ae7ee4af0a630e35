"""Telephone numbers: how they are written in a form, and how a link dials them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: What a number may be typed with, that nobody dials. ``\s`` holds the no-break spaces too.
SEPARATORS = re.compile(r"(?<=[0-9])[\s.-](?=[0-9])")
#: E.164: 15 digits at most; a French number has nine behind its 33, without the 0.
INTERNATIONAL = re.compile(r"\+(33[1-9][0-9]{8}|(?!33)[1-9][0-9]{7,14})")
FRENCH = re.compile(r"0[1-9][0-9]{8}|3[0-9]{3}")
#: Free to call: 0800 to 0805, and the short 30xx and 31xx (numbering plan of the Arcep).
TOLL_FREE = re.compile(r"080[0-5][0-9]{6}|3[01][0-9]{2}")


def tidy_telephone(number: str) -> str:
    """Return `number` as it is printed: ``05 62 00 00 00``, ``+33 5 62 00 00 00``.

    What stands between the digits in whatever way people write them is taken out; what is no
    French or international number is given back as it came.
    """
    bare = re.sub(r"[\s./-]|\(0\)", "", number).removesuffix(".")
    bare = re.sub(r"^00", "+", bare)
    if _matches(FRENCH, bare) and len(bare) == 10:
        return " ".join(bare[n : n + 2] for n in range(0, 10, 2))
    if _matches(INTERNATIONAL, bare):
        return as_dialled_abroad(bare)
    return number


def validate_telephone(number: str) -> None:
    """Raise ValidationError unless `number` can be called as it is written."""
    if not (_matches(FRENCH, number) or _matches(INTERNATIONAL, number)):
        raise ValidationError(
            _("Write a French number (05 62 00 00 00) or an international one (+33 5 62 00 00 00).")
        )


def validate_toll_free(number: str) -> None:
    """Raise ValidationError unless calling `number` from France is free."""
    if not _matches(TOLL_FREE, number):
        raise ValidationError(
            _("A toll-free number begins with 0 800 to 0 805, or is a short one, 30xx or 31xx.")
        )


def validate_international(number: str) -> None:
    """Raise ValidationError unless `number` can be called from any country."""
    if not _matches(INTERNATIONAL, number):
        raise ValidationError(
            _("Write it as it is dialled from abroad: +33 5 62 00 00 00, without the 0.")
        )


def dialling_address(number: str) -> str:
    """Return the address that dials `number`: ``tel:+33562000000``.

    Short and toll-free numbers, which nobody abroad can call, stay as France dials them.
    """
    digits = SEPARATORS.sub("", number)
    if re.fullmatch(r"0[1-79][0-9]{8}", digits):
        return f"tel:+33{digits[1:]}"
    return f"tel:{digits}"


def as_dialled_abroad(number: str) -> str:
    """Return `number` as a reader abroad dials it, ``+33 5 62 00 00 00``, where they can."""
    dialled = dialling_address(number).removeprefix("tel:")
    if not dialled.startswith("+33"):
        return number
    digits = dialled.removeprefix("+33")
    pairs = " ".join(digits[n : n + 2] for n in range(1, len(digits), 2))
    return f"+33 {digits[0]} {pairs}"


def _matches(pattern: re.Pattern, number: str) -> bool:
    return bool(pattern.fullmatch(SEPARATORS.sub("", number)))
