"""Addresses of the members beside their entries; « Mon espace » has a name in every language."""

from django.urls import include, path
from django.utils.functional import lazystr
from django.utils.translation import get_language

from annuaire.companies.urls import screen_patterns as company_screens
from annuaire.companies.urls import urlpatterns as company_patterns
from annuaire.finding.urls import urlpatterns as finding_patterns
from annuaire.joining.urls import urlpatterns as joining_patterns
from annuaire.member_space.urls import screen_patterns as space_patterns
from annuaire.network.urls import screen_patterns as network_patterns
from cms.translation.addresses import in_every_language

WORDS = in_every_language(
    {"fr": "mon-espace", "en": "my-space", "es": "mi-espacio", "pt": "meu-espaco"}
)


class _Word:
    """The route's first word: what it is in the language that is active when it is read."""

    def __str__(self) -> str:
        return f"{WORDS.get(get_language() or 'fr', WORDS['fr'])}/"


urlpatterns = [
    # Django reads a route that is not plain text once for each language
    path(
        lazystr(_Word()),
        include(([*company_screens, *space_patterns, *network_patterns], "member_space")),
    ),
    *company_patterns,
    *joining_patterns,
    *finding_patterns,
]
