"""What readers say of pages, for those who keep them."""

from collections import defaultdict

from django.db.models import Q
from wagtail.models import Page

from cms.editorial.models import Mandate

from .models import Correction


def open_corrections(page):
    """Return what readers say of `page` and of what stands under it, the oldest first."""
    return Correction.objects.filter(
        state=Correction.State.OPEN, page__path__startswith=page.path
    ).select_related("page")


def open_for(user):
    """Return what readers say of the pages that `user` holds, in every language that their mandate
    is for, the oldest first."""
    under = Q(pk__in=[])
    for path in paths_held(user).get(user.pk, ()):
        under |= Q(page__path__startswith=path)
    return Correction.objects.filter(under, state=Correction.State.OPEN).select_related("page")


def paths_held(user=None) -> dict[int, set[str]]:
    """Return, by the numbers of people (of `user` only, where one is given), the paths of the pages
    that they hold and answer for: translators put into words what others know. Two queries."""
    mandates = Mandate.objects.in_force().exclude(role=Mandate.Role.TRANSLATOR)
    if user is not None:
        mandates = mandates.filter(user=user)
    rows = mandates.values_list("user_id", "page__translation_key", "language")
    by_key = defaultdict(list)
    for user_id, key, language in rows:
        by_key[key].append((user_id, language))
    held = defaultdict(set)
    pages = Page.objects.filter(translation_key__in=by_key)
    for path, key, code in pages.values_list("path", "translation_key", "locale__language_code"):
        for user_id, language in by_key[key]:
            if language in ("", code):
                held[user_id].add(path)
    return held
