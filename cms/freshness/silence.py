"""What becomes of pages whose people do not answer: some leave the site by themselves, others
wait for a call."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone

from cms.editorial.models import Standing
from cms.editorial.truth import WhenSilent
from cms.outbox.schedule import every

from .kinds import kinds
from .stale import WAIT, stale_pages


def leaves_after_letter(page, today: date) -> date | None:
    """Let `page` leave the site two weeks after the second letter of `today`, where its type
    leaves by itself; return its last day, None for a page that stays.

    Never later than it would have left anyhow. Call it where that letter is written: a page
    about which nobody can be written to does not leave by this.
    """
    if page.stays_true.when_silent != WhenSilent.LEAVES:
        return None
    row = Standing.objects.select_for_update(of=("self",)).filter(page_id=page.pk).first()
    row = row or Standing(page_id=page.pk)
    row.expires_on = min(row.expires_on or date.max, today + WAIT)
    row.save()
    return row.expires_on


@transaction.atomic
def hold_for_calls(today: date | None = None) -> int:
    """Keep on the site the adverts that nobody has checked in time and that do not leave before
    the CCI has called their people; return how many would have run out within two weeks.

    They are shown for as long as their type says; the CCI is asked to call well before. Where it
    has not yet, the advert waits for it, two weeks at a time.
    """
    today = today or timezone.localdate()
    waiting = [kind for kind in kinds() if kind.stays_true.when_silent == WhenSilent.CALL]
    pages = [one.page.pk for one in stale_pages(today) if type(one.page) in waiting]
    rows = Standing.objects.filter(page__in=pages, closed_at=None)
    rows = rows.filter(expires_on__gte=today, expires_on__lt=today + WAIT)
    return rows.update(expires_on=today + WAIT)


def register_jobs() -> None:
    every(name="freshness.hold_for_calls", do=hold_for_calls, daily_at=time(1, 0))
