"""The dates on which somebody last looked whether the facts of a village are still true.

"Still true" needs no review: it changes a date and no word. But the dates lie among the fields
of the page, in each of its versions: an older draft, approved later, would set them back.

A village was last checked when the oldest of what its people answer for was: each group of facts
of which something is known, unless all that is known of it was imported from official data, and
the page as a whole. One old fact is enough to ask again; one “still true” dates everything. The
commune itself (population, surface, place) is official data from the first day.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.editorial import review, standing
from villages.facts import GROUPS, Group


def kept_groups(village) -> list[Group]:
    """Return the groups that the people of `village` answer for. Reads `village.origins`."""
    return [
        group
        for group in GROUPS
        if group.code != "commune"
        and any(
            getattr(village, name) not in (None, "", []) and name not in village.origins
            for name in group.fields
        )
    ]


def oldest_date(village, page_checked_on: date | None) -> date | None:
    """Return the day on which `village` was last checked, its page having been on
    `page_checked_on`. A group that has no date of its own is as old as the page."""
    dates = [getattr(village, _date_of(group.code)) for group in kept_groups(village)]
    return min((day for day in [*dates, page_checked_on] if day), default=None)


@transaction.atomic
def confirm(village, code: str, *, by) -> None:
    """Write down that `by` says today that the group `code` of `village` is still true, as the
    public reads it.

    Raises `review.Refused` when `by` may not, or when the village is not public.
    """
    page = _locked(village, by)
    _date(page, [code])
    log(instance=page, action="villages.confirm", user=by, data={"group": code})
    standing.said.send(type(page), page=page, is_shown=True, by=by)


@transaction.atomic
def confirm_all(village, *, by) -> None:
    """Write down that `by` says today that all of `village` is still true: its page, and every
    group that its people answer for.

    Raises `review.Refused` when `by` may not, or when the village is closed or not public.
    """
    page = _locked(village, by)
    if standing.standing_of(page).is_closed:
        raise review.Refused(_("This page is closed: open it again first."))
    _date(page, [group.code for group in kept_groups(page)])
    standing.begin([page], timezone.localdate())
    log(instance=page, action="editorial.confirm", user=by)
    standing.said.send(type(page), page=page, is_shown=True, by=by)


def keep_newer_dates(version, live) -> None:
    """Write into `version`, an older or newer text of the page `live`, the later of both dates
    for each group whose facts are the same in both: what was confirmed of one is true of the
    other."""
    for group in GROUPS:
        name = _date_of(group.code)
        confirmed = getattr(live, name)
        if confirmed is None or any(
            getattr(version, field) != getattr(live, field) for field in group.fields
        ):
            continue
        told = getattr(version, name)
        setattr(version, name, max(told, confirmed) if told else confirmed)


def _date_of(code: str) -> str:
    return f"{code}_checked_on"


def _locked(village, by):
    page = review.locked_page(village.pk)
    if not page.permissions_for_user(by).can_edit():
        raise review.Refused(_("You may not do this with this page."))
    if not page.live:
        raise review.Refused(_("This page is not public yet: date its facts in the CMS."))
    return page


def _date(page, codes: list[str]) -> None:
    # the columns only: neither a version nor the draft of somebody is touched
    dates = {_date_of(code): timezone.localdate() for code in codes}
    if dates:
        type(page).objects.filter(pk=page.pk).update(**dates)
