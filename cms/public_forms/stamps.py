"""The stamp of a form: a key of its own and when it was opened, signed."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils import timezone

SALT = "cms.public_forms"
#: A form left open for longer is shown once more, with all that was typed, before it is taken.
LONGEST = timedelta(hours=24)


@dataclass(frozen=True)
class Stamp:
    """`key` is this form's own: what comes twice under it is received once."""

    key: str
    opened_at: datetime

    @classmethod
    def new(cls, opened_at: datetime | None = None) -> "Stamp":
        return cls(secrets.token_urlsafe(16), opened_at or timezone.now())

    @classmethod
    def read(cls, text: str, form: str) -> "Stamp | None":
        """Return the stamp that `signed` made for the form of this name; None when it is none,
        or older than `LONGEST`."""
        try:
            key, opened = signing.loads(text, salt=f"{SALT}.{form}")
        except (signing.BadSignature, ValueError):
            return None
        stamp = cls(key, datetime.fromtimestamp(opened, tz=timezone.get_default_timezone()))
        return stamp if timezone.now() - stamp.opened_at <= LONGEST else None

    def signed(self, form: str) -> str:
        """Return it as text for the form named `form`, which no other form takes."""
        return signing.dumps([self.key, self.opened_at.timestamp()], salt=f"{SALT}.{form}")
