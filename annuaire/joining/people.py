"""Who of the CCI decides on requests to join."""

from django.contrib.auth import get_user_model


def deciders():
    """Return the people whose group lets them decide."""
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__permissions__codename="change_joinrequest",
            groups__permissions__content_type__app_label="annuaire",
        )
        .distinct()
    )
