"""How long what a page says may go unchecked, and what becomes of it when nobody answers."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WhenSilent(TextChoices):
    """What becomes of a page whose people do not say that it is still true."""

    STAYS = "stays", _("it stays, and the CCI sees who is silent")
    CALL = "call", _("the CCI calls its people before it leaves the site")
    LEAVES = "leaves", _("it leaves the site by itself after the second reminder")


@dataclass(frozen=True)
class StaysTrue:
    """A page type's promise: checked every so often (`within`, which the CCI may set otherwise),
    and what becomes of a page that is not."""

    within: timedelta
    when_silent: WhenSilent = WhenSilent.STAYS


@dataclass(frozen=True)
class Contact:
    """Whom to call about a page: who that is, in words, and the number as it is written."""

    name: str
    phone: str
