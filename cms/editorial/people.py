"""Whom a change concerns."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import Page

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


def paths_held(mandates) -> dict[int, set[str]]:
    """Return, by the keys of people, the paths of the pages that they hold by `mandates`, in the
    languages that these are for: what begins with one of them stands on or under a page of
    theirs. Two queries, however many mandates."""
    by_key = defaultdict(list)
    for user_id, key, only in mandates.values_list("user_id", "page__translation_key", "language"):
        by_key[key].append((user_id, only))
    held = defaultdict(set)
    for path, key, language in Page.objects.filter(translation_key__in=by_key).values_list(
        "path", "translation_key", "locale__language_code"
    ):
        for user_id, only in by_key[key]:
            if only in {"", language}:
                held[user_id].add(path)
    return held
