"""What is done to a page's standing: closing it, opening it again, saying that it is still true.

None of it waits for an approval: what comes back is what was last approved. Every act is all or
nothing, takes the page's row for itself while it runs, says who acts (`by`) and is written into
the page's history. An act that may not be done raises `review.Refused` and changes nothing.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import mails, review
from .models import Standing

#: Sent when somebody said what becomes of a page: `page`, `is_shown` (still true, or closed), `by`.
said = Signal()


def standing_of(page) -> Standing:
    """Return the standing of `page`; a new one, not saved, when nobody ever said anything."""
    return Standing.objects.filter(page_id=page.pk).first() or Standing(page_id=page.pk)


@transaction.atomic
def close(page, *, closed_as: str, by) -> Standing:
    """Take `page` off the site at once, as what `closed_as` says (a code of its `Closing`).

    What waits for an approval is withdrawn: nobody has to read it any more. Raises `Refused`
    when `by` may not, when the page is closed already, or cannot be closed as that.
    """
    page, standing = _locked(page, by)
    if closed_as not in dict(page.ways_to_close()):
        raise review.Refused(_("This page cannot be closed in that way."))
    if standing.is_closed:
        raise review.Refused(_("This page is closed already."))
    if state := review.waiting_state(page):
        state.workflow_state.cancel(user=by)
        mails.closed(state, page=page, by=by, closed_as=closed_as)
    standing.closed_as, standing.closed_at, standing.closed_by = closed_as, timezone.now(), by
    standing.save()
    log(instance=page, action="editorial.close", user=by, data={"closed_as": closed_as})
    said.send(type(page), page=page, is_shown=False, by=by)
    return standing


@transaction.atomic
def reopen(page, *, by) -> Standing:
    """Show `page` again as it was last approved, for as long as one that was just approved.

    Raises `Refused` when `by` may not, or when the page is not closed.
    """
    page, standing = _locked(page, by)
    if not standing.is_closed:
        raise review.Refused(_("This page is not closed."))
    standing.closed_as, standing.closed_at, standing.closed_by = "", None, None
    _check(standing, page, timezone.localdate())
    standing.save()
    log(instance=page, action="editorial.reopen", user=by)
    said.send(type(page), page=page, is_shown=True, by=by)
    return standing


@transaction.atomic
def confirm(page, *, by) -> Standing:
    """Write down that `by` says today that `page` is still true: it is shown so much longer.

    Raises `Refused` when `by` may not, or when the page is closed.
    """
    page, standing = _locked(page, by)
    if standing.is_closed:
        raise review.Refused(_("This page is closed: open it again first."))
    _check(standing, page, timezone.localdate())
    standing.save()
    log(instance=page, action="editorial.confirm", user=by)
    said.send(type(page), page=page, is_shown=True, by=by)
    return standing


@transaction.atomic
def run_out(page, *, by) -> Standing:
    """Take `page` off the site at once without saying that it is gone: nobody could be asked.

    It comes back when somebody says that it is still true. Raises `Refused` when `by` may not,
    or when the page is closed.
    """
    page, standing = _locked(page, by)
    if standing.is_closed:
        raise review.Refused(_("This page is closed already."))
    standing.expires_on = timezone.localdate() - timedelta(days=1)
    standing.save()
    log(instance=page, action="editorial.run_out", user=by)
    said.send(type(page), page=page, is_shown=False, by=by)
    return standing


def begin(pages: Iterable, today: date) -> None:
    """Let each of `pages` be shown from `today` for as long as its type says (`shown_for`), and
    date today what stays true (`stays_true`).

    For what was just approved, or seeded. An advert that was closed is open again; a page whose
    type names no time stays open or closed as it is. Two queries at most for all of them.
    """
    shown, dated = [], []
    for page in pages:
        if page.shown_for:
            until = today + page.shown_for
            shown.append(Standing(page_id=page.pk, checked_on=today, expires_on=until))
        elif page.stays_true:
            dated.append(Standing(page_id=page.pk, checked_on=today))
    _write(shown, ["checked_on", "expires_on", "closed_as", "closed_at", "closed_by"])
    _write(dated, ["checked_on"])


def begin_published(sender, instance, **kwargs) -> None:
    """Receiver of `page_published`: the people of the page have just said what is true."""
    if getattr(instance, "shown_for", None) or getattr(instance, "stays_true", None):
        begin([instance], timezone.localdate())


def _write(rows: list[Standing], fields: list[str]) -> None:
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page"], update_fields=fields
    )


def _check(standing: Standing, page, today: date) -> None:
    standing.checked_on = today
    standing.expires_on = today + page.shown_for if page.shown_for else None


def _locked(page, by):
    page = review.locked_page(page.pk)
    if not page.may_be_closed_by(by):
        raise review.Refused(_("You may not do this with this page."))
    return page, standing_of(page)
