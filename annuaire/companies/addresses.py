"""Where companies' screens are, in each language."""

from django.utils.translation import gettext_lazy as _

from annuaire.models import AnnuaireIndexPage
from cms.editorial.sub_addresses import SubAddress

COMPANIES = SubAddress(
    section=AnnuaireIndexPage,
    words={"fr": "entreprises", "en": "companies", "es": "empresas", "pt": "empresas"},
    title=_("For companies"),
)
SELECTION = SubAddress(
    section=AnnuaireIndexPage,
    words={"fr": "selection", "en": "shortlist", "es": "seleccion", "pt": "selecao"},
    title=_("The members that you chose"),
)
REQUEST = SubAddress(
    section=AnnuaireIndexPage,
    words={"fr": "demande", "en": "request", "es": "solicitud", "pt": "pedido"},
    title=_("Write to members"),
)

#: Below the companies' page, in French whatever the language: only letters lead there.
ANSWER, FOLLOW_UP = "reponse", "suite"


def link(word: str, token: str, language: str) -> str:
    """Return the path of what the signed `token` opens, in `language`."""
    return f"{COMPANIES.address(language)}{word}/{token}/"
