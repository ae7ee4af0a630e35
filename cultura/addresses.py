"""Where the lists and calendars of Cultura are beside its pages, in each language."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.editorial.sub_addresses import SubAddress
from cms.translation.addresses import in_every_language
from cultura.models import CulturaIndexPage

SECTION = CulturaIndexPage.section_pattern()
#: The offers whose last day has passed.
ARCHIVE = SubAddress(
    section=CulturaIndexPage,
    words={"fr": "archives", "en": "archive", "es": "archivo", "pt": "arquivo"},
    title=_("Past offers"),
)
#: What the calendars of the deadlines are called.
DEADLINE_WORDS = in_every_language(
    {"fr": "echeances", "en": "deadlines", "es": "plazos", "pt": "prazos"}
)
WORDS = "|".join(sorted(set(DEADLINE_WORDS.values())))
DEADLINES = rf"^(?P<section>{SECTION})/(?P<word>{WORDS})\.ics$"
DEADLINE = rf"^(?P<section>{SECTION})/(?P<word>{WORDS})/(?P<offer>[0-9]{{1,18}})\.ics$"


def deadlines_address(language: str | None = None) -> str:
    """Return the address of the calendar to subscribe to, in `language` (the active one when
    not given)."""
    return f"{_beginning(language)}.ics"


def deadline_address(offer, language: str | None = None) -> str:
    """Return the address of the deadline of `offer`, to be put into a calendar."""
    return f"{_beginning(language)}/{offer.pk}.ics"


def _beginning(language: str | None) -> str:
    language = language or get_language()
    section = CulturaIndexPage.section_slugs[language]
    return f"/{language}/{section}/{DEADLINE_WORDS[language]}"
