"""Addresses of this room, below « Mon espace »; French in every language."""

from django.urls import path

from . import documents, fellow_screens, notices, team_screens

screen_patterns = [
    path("membres/", fellow_screens.fellows, name="fellows"),
    path("membres/<slug:slug>/", fellow_screens.fellow, name="fellow"),
    path("membres/<slug:slug>/ensemble/", team_screens.propose, name="propose"),
    path("ensemble/", team_screens.teams, name="teams"),
    path("ensemble/<int:pk>/<slug:word>/", team_screens.act, name="partnership"),
    path("annonces/", notices.board, name="board"),
    path("annonces/nouvelle/", notices.add, name="add_notice"),
    path("annonces/<int:pk>/modifier/", notices.change, name="change_notice"),
    path("annonces/<int:pk>/fermer/", notices.close, name="close_notice"),
    path("annonces/<int:pk>/signaler/", notices.report, name="report_notice"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/<str:filename>", documents.serve, name="document"),
]
