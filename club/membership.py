"""Who is of the network, for the club: it is open to members, and its meetings to others."""

from django.apps import apps


def entries_of(user):
    """Return the approved entries that `user` keeps in the annuaire; none for who keeps none."""
    return apps.get_model("annuaire.MemberPage").objects.kept_by(user).in_network()


def is_member(user) -> bool:
    """Whether `user` is a member of the network. Who paused their entry still is."""
    return user.is_authenticated and entries_of(user).exists()
