"""The addresses of the committee, below those of « Mon village »."""

from django.urls import path

from . import answering, screens

#: Before the villages: the word stands where a village's name does.
letter_patterns = [
    path("invitation/<str:token>/", answering.invitation, name="invitation"),
]
patterns = [
    path("<slug:slug>/comite/", screens.committee, name="committee"),
    path("<slug:slug>/comite/inviter/", screens.invite, name="invite"),
    path("<slug:slug>/comite/partir/", screens.leave, name="leave_committee"),
    path("<slug:slug>/comite/<int:pk>/retirer/", screens.remove, name="remove_person"),
    path(
        "<slug:slug>/comite/invitation/<int:pk>/renvoyer/",
        screens.send_again,
        name="send_invitation_again",
    ),
    path(
        "<slug:slug>/comite/invitation/<int:pk>/retirer/",
        screens.withdraw_invitation,
        name="withdraw_invitation",
    ),
]
