"""Addresses of « Mon village », which has a name in every language; below it they are French."""

from django.urls import include, path
from django.utils.functional import lazystr
from django.utils.translation import get_language

from cms.translation.addresses import in_every_language
from villages.committees.urls import letter_patterns
from villages.committees.urls import patterns as committee_patterns
from villages.official.urls import patterns as official_patterns

from . import acts, history, homes, photograph, screens

WORDS = in_every_language(
    {"fr": "mon-village", "en": "my-village", "es": "mi-pueblo", "pt": "minha-aldeia"}
)


class _Word:
    """The route's first word: what it is in the language that is active when it is read."""

    def __str__(self) -> str:
        return f"{WORDS.get(get_language() or 'fr', WORDS['fr'])}/"


screen_patterns = [
    path("", screens.choose, name="choose"),
    *letter_patterns,
    path("<slug:slug>/", screens.village, name="village"),
    path("<slug:slug>/logement/", homes.home, name="add_home"),
    path("<slug:slug>/logement/<int:pk>/", homes.home, name="home"),
    path("<slug:slug>/photo/", photograph.photograph, name="photograph"),
    path("<slug:slug>/fermer/", screens.closing, name="closing"),
    path("<slug:slug>/toujours-vrai/", screens.truth, name="truth"),
    path("<slug:slug>/toujours-vrai/tout/", acts.confirm_all, name="confirm_all"),
    path("<slug:slug>/toujours-vrai/<slug:group>/", acts.confirm_facts, name="confirm_facts"),
    path("<slug:slug>/<int:pk>/fermer/", acts.close, name="close"),
    path("<slug:slug>/<int:pk>/rouvrir/", acts.reopen, name="reopen"),
    path("<slug:slug>/<int:pk>/toujours-vrai/", acts.confirm, name="confirm"),
    path("<slug:slug>/<int:pk>/envoyer/", acts.submit, name="submit"),
    path("<slug:slug>/<int:pk>/retirer/", acts.withdraw, name="withdraw"),
    *committee_patterns,
    path("<slug:slug>/historique/", history.history, name="history"),
    path("<slug:slug>/historique/<int:pk>/", history.history, name="history_of"),
    path("<slug:slug>/historique/<int:pk>/<int:revision_id>/", history.version, name="version"),
    path(
        "<slug:slug>/historique/<int:pk>/<int:revision_id>/remettre/",
        history.put_version_back,
        name="put_back",
    ),
    *official_patterns,
]

urlpatterns = [
    # Django reads a route that is not plain text once for each language
    path(lazystr(_Word()), include((screen_patterns, "village_space"))),
]
