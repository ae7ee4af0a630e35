"""The signed links of a letter: who has the letter answers, without a password."""

from datetime import timedelta

from django.core import signing
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.translation.addresses import in_every_language

SALT = "cms.freshness.links"
#: Beyond both letters and the weeks after the second.
OPENS_FOR = timedelta(days=60)
WORDS = in_every_language(
    {
        "fr": "toujours-vrai",
        "en": "still-true",
        "es": "sigue-vigente",
        "pt": "continua-verdade",
    }
)
PATTERN = rf"^(?P<word>{'|'.join(sorted(set(WORDS.values())))})/(?P<token>[\w:.-]+)/$"


class Wanted(models.TextChoices):
    """What a link asks first; its page offers the others beside it."""

    TRUE = "true", _("still true")
    GONE = "gone", _("gone")
    EDIT = "edit", _("change it")


def address(question, user, wanted: str, language: str | None = None) -> str:
    """Return the path at which `user` answers `question`, in `language` (the active one when not
    given)."""
    language = language or get_language()
    token = signing.dumps([question.pk, user.pk, str(wanted)], salt=SALT)
    return f"/{language}/{WORDS[language]}/{token}/"


def read(token: str) -> tuple[int, int, str]:
    """Return the keys of the question and of the person, and what was wanted.

    Raises ``SignatureExpired`` for a link that is too old, ``BadSignature`` for any other text.
    """
    question, user, wanted = signing.loads(token, salt=SALT, max_age=OPENS_FOR)
    return question, user, wanted
