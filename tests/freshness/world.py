"""Pages that went unchecked, and what is said of them."""

from datetime import timedelta

from django.utils import timezone, translation

from cms.editorial.models import Standing
from cms.freshness.asking import FreshnessPart
from cms.freshness.models import Question


def let_age(page, days: int):
    """Let `page` have been checked so many days ago last, and return it as it is then."""
    day = timezone.localdate() - timedelta(days=days)
    Standing.objects.filter(page=page).update(checked_on=day)
    return again(page)


def again(page):
    return type(page).objects.get(pk=page.pk)


def write_to(user):
    """Write this week's mail to `user`: return what it asks, None where it asks nothing."""
    with translation.override(user.language):
        return FreshnessPart().part(user, timezone.localdate())


def links_of(part, item=0) -> dict[str, str]:
    """Return the addresses of the links, by their words in English or French."""
    return dict(part.items[item].links)


def question_of(page) -> Question:
    return Question.objects.get(page_id=page.pk)
