"""Addresses of a member's entry, below « Mon espace »; French in every language."""

from django.urls import path

from . import acts, entry, history, screens

screen_patterns = [
    path("", screens.home, name="home"),
    path("fiche/<int:pk>/", entry.entry, name="entry"),
    path("fiche/<int:pk>/apercu/", screens.preview, name="preview"),
    path("fiche/<int:pk>/apercu/membres/", screens.preview_for_members, name="preview_for_members"),
    path("fiche/<int:pk>/historique/", history.history, name="history"),
    path("fiche/<int:pk>/historique/<int:revision_id>/", history.version, name="version"),
    path(
        "fiche/<int:pk>/historique/<int:revision_id>/remettre/",
        history.put_version_back,
        name="put_back",
    ),
    path("fiche/<int:pk>/envoyer/", acts.submit, name="submit"),
    path("fiche/<int:pk>/retirer/", acts.withdraw, name="withdraw"),
    path("fiche/<int:pk>/pause/", acts.pause, name="pause"),
    path("fiche/<int:pk>/reprendre/", acts.resume, name="resume"),
    path("fiche/<int:pk>/quitter/", acts.leave, name="leave"),
]
