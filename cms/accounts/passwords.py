"""What a password may be, beside Django's own rules: nothing about which characters it holds.

Fifteen characters at least, because attempts are limited (ANSSI-PG-078, OWASP ASVS 5.0 6.2).
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128
SHORTEST_NAME = 4


class MaximumLengthValidator:
    """Refuses what would cost a server more to hash than it protects."""

    def validate(self, password, user=None):
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return _("Your password must have at most %(longest)d characters.") % {"longest": LONGEST}


class OwnNameValidator:
    """Refuses a password that holds the person's name, or what stands before the @."""

    def validate(self, password, user=None):
        if user is None:
            return
        names = [user.first_name, user.last_name, user.email.partition("@")[0]]
        typed = _plain(password)
        if any(len(name) >= SHORTEST_NAME and _plain(name) in typed for name in names):
            raise ValidationError(self.get_help_text(), code="password_holds_own_name")

    def get_help_text(self) -> str:
        return _("Your password must not hold your name or your e-mail address.")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())
