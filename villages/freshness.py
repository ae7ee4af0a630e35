"""The dates on which somebody last looked whether the facts of a village are still true.

"Still true" needs no review: it changes a date and no word. But the dates lie among the fields
of the page, in each of its versions: an older draft, approved later, would set them back.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.editorial import review
from villages.facts import GROUPS


@transaction.atomic
def confirm(village, code: str, *, by) -> None:
    """Write down that `by` says today that the group `code` of `village` is still true, as the
    public reads it.

    Raises `review.Refused` when `by` may not, or when the village is not public.
    """
    page = review.locked_page(village.pk)
    if not page.permissions_for_user(by).can_edit():
        raise review.Refused(_("You may not do this with this page."))
    if not page.live:
        raise review.Refused(_("This page is not public yet: date its facts in the CMS."))
    # the columns only: neither a version nor the draft of somebody is touched
    type(page).objects.filter(pk=page.pk).update(**{f"{code}_checked_on": timezone.localdate()})
    log(instance=page, action="villages.confirm", user=by, data={"group": code})


def keep_newer_dates(version, live) -> None:
    """Write into `version`, an older or newer text of the page `live`, the later of both dates
    for each group whose facts are the same in both: what was confirmed of one is true of the
    other."""
    for group in GROUPS:
        name = f"{group.code}_checked_on"
        confirmed = getattr(live, name)
        if confirmed is None or any(
            getattr(version, field) != getattr(live, field) for field in group.fields
        ):
            continue
        told = getattr(version, name)
        setattr(version, name, max(told, confirmed) if told else confirmed)
