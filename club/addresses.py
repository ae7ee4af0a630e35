"""Where the club's screens are beside its pages, in each language."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from club.models import ClubIndexPage
from cms.editorial.sub_addresses import SubAddress
from cms.translation.addresses import in_every_language

SECTION = ClubIndexPage.section_pattern()

#: A member's own: the meetings that they come to, the desks that they booked, their themes.
MINE = SubAddress(
    section=ClubIndexPage,
    words={"fr": "mon-club", "en": "my-club", "es": "mi-club", "pt": "meu-clube"},
    title=_("My club"),
)
#: The desks of the télécentres: who asks, who books, who hosts.
DESKS = SubAddress(
    section=ClubIndexPage,
    words={"fr": "bureaux", "en": "desks", "es": "puestos", "pt": "postos"},
    title=_("A desk for the day"),
)
#: Registering: below a meeting's address, and with a token what a letter leads to.
REGISTRATION_WORDS = in_every_language(
    {
        "fr": "inscription",
        "en": "registration",
        "es": "inscripcion",
        "pt": "inscricao",
    }
)
REGISTRATION = SubAddress(
    section=ClubIndexPage, words=REGISTRATION_WORDS, title=_("Your registration")
)


def registration_address(event, language: str | None = None) -> str:
    """Return where one registers for `event`, in `language` (the active one when not given)."""
    language = language or get_language()
    return f"{event.address(language)}{REGISTRATION_WORDS[language]}/"


def desk_address(telecentre, language: str | None = None) -> str:
    """Return where one asks the host of `telecentre` for a desk, or books one."""
    return f"{DESKS.address(language)}{telecentre.pk}/"


#: Below a télécentre's desks, in French whatever the language: only its people go there.
HOST, REQUESTS = "hote", "demandes"


def host_address(telecentre, request=None, language: str | None = None) -> str:
    """Return where the people of `telecentre` see what is asked and booked, or one `request`."""
    address = f"{desk_address(telecentre, language)}{HOST}/"
    return f"{address}{REQUESTS}/{request.pk}/" if request else address
