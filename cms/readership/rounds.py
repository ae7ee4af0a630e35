"""One line in the weekly mail: how often one's pages were read. Nobody is written to for it."""

from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.editorial.models import Mandate
from cms.editorial.people import paths_held
from cms.rounds.parts import Item, Part, register

from .models import DailyReads

#: Told of: whole weeks, whatever the month.
TOLD = timedelta(days=28)


class ReadsContribution:
    """How often the pages of a person were read in four weeks; nothing where nobody read them."""

    order = 90
    is_reason_to_write = False

    def people(self, today: date) -> set[int]:
        return set(reads_by_person(today))

    def part(self, user, today: date) -> Part | None:
        times = reads_by_person(today, user).get(user.pk)
        if not times:
            return None
        told = ngettext(
            "Your pages were read once in the last four weeks.",
            "Your pages were read %(times)d times in the last four weeks.",
            times,
        ) % {"times": times}
        return Part(heading=_("Your readers"), items=[Item(told)])


def reads_by_person(today: date, user=None) -> dict[int, int]:
    """Return by the numbers of people how often the pages that they hold, and those under them,
    were read. Of `user` only, where one is named. Three queries at most, however many people."""
    mandates = Mandate.objects.in_force()
    if user is not None:
        mandates = mandates.filter(user=user)
    holders = defaultdict(set)  # by the path of the page that is held
    for user_id, paths in paths_held(mandates).items():
        for path in paths:
            holders[path].add(user_id)
    times = defaultdict(int)
    rows = DailyReads.objects.filter(day__gt=today - TOLD).values_list("page__path")
    for path, count in rows.annotate(Sum("count")).order_by():
        above = range(Page.steplen, len(path) + 1, Page.steplen)
        for user_id in set().union(*(holders.get(path[:end], ()) for end in above)):
            times[user_id] += count
    return dict(times)


def join_rounds() -> None:
    """Let the weekly mail say it."""
    register(ReadsContribution())
