"""The number of a business's premises in the Sirene register."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LA_POSTE = "356000000"


def validate_siret(number: str) -> None:
    """Raise ValidationError unless `number` is 14 digits with a right check digit.

    The rule is Luhn's; for La Poste's premises the sum of the digits is a multiple of five
    (Insee, Sirene documentation).
    """
    if len(number) != 14 or not (number.isascii() and number.isdigit()):
        raise ValidationError(_("A SIRET number has 14 digits."))
    if number.startswith(LA_POSTE) and sum(map(int, number)) % 5 == 0:
        return
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(number, start=1))
    if sum(one - 9 if one > 9 else one for one in doubled) % 10:
        raise ValidationError(_("This SIRET number does not exist: check its digits."))
