"""Whom a change concerns."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from .models import Mandate


def moderators():
    """Return the people who decide on what is submitted, by their group."""
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__permissions__codename="decide_review",
            groups__permissions__content_type__app_label="editorial",
        )
        .distinct()
    )


def administrators():
    """Return the people who can make somebody a moderator: those who keep the accounts."""
    keeps_accounts = Q(
        groups__permissions__codename="change_user",
        groups__permissions__content_type__app_label="accounts",
    )
    return (
        get_user_model()
        .objects.filter(keeps_accounts | Q(is_superuser=True), is_active=True)
        .distinct()
    )


def holders(page):
    """Return the people who hold `page` by a mandate on it or above it."""
    return (
        get_user_model()
        .objects.filter(is_active=True, mandates__in=Mandate.objects.covering(page))
        .distinct()
    )
