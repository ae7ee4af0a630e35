"""The grouped mails: to each person who keeps something here, one a week at most."""

import logging
from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone, translation

from cms.editorial.models import Mandate
from cms.outbox.letters import post_letter
from cms.outbox.schedule import every
from cms.working_days import is_working_day

from .models import Round
from .parts import Contribution, Part, contributions

#: Nobody gets the next one sooner.
WEEK = timedelta(days=7)
SENT_AT = time(8)

logger = logging.getLogger(__name__)


def send_rounds(now: datetime | None = None) -> int:
    """Write to everybody who has something to be told and had no grouped mail for a week; return
    to how many. On working days only: who has an hour a week has it with the mail before them."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    if not is_working_day(today):
        return 0
    told = {one: _people(one, today) for one in contributions()}
    reasons = {pk for one, people in told.items() if one.is_reason_to_write for pk in people}
    written = 0
    for user in _may_be_written_to(reasons, today):
        for_them = [one for one, people in told.items() if user.pk in people]
        try:
            written += _write(user, for_them, now)
        except Exception:
            logger.exception("The grouped mail to the person %s could not be written.", user.pk)
    return written


def next_round(user, today: date) -> date:
    """Return the first day, `today` or later, on which `user` may get a grouped mail: what can wait
    until then need not interrupt them."""
    last = Round.objects.filter(user=user).values_list("sent_at", flat=True).first()
    day = max(today, timezone.localdate(last) + WEEK) if last else today
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def register_jobs() -> None:
    """Declare what is done each morning."""
    every(daily_at=SENT_AT, name="send_rounds", do=send_rounds)


def _people(contribution: Contribution, today: date) -> set[int]:
    """Return to whom there is something to say; nobody, where that cannot be found out."""
    try:
        with transaction.atomic():
            return contribution.people(today)
    except Exception:
        logger.exception("%s does not say whom it concerns.", type(contribution).__name__)
        return set()


def _may_be_written_to(keys: set[int], today: date):
    """Return those of the people `keys` who keep something here and had no mail for a week."""
    week_ago = timezone.make_aware(datetime.combine(today - WEEK + timedelta(days=1), time()))
    had_one = Round.objects.filter(sent_at__gte=week_ago).values("user")
    keep_something = Mandate.objects.in_force().values("user")
    people = get_user_model().objects.filter(pk__in=keys, is_active=True)
    return list(people.filter(pk__in=keep_something).exclude(pk__in=had_one).order_by("pk"))


@transaction.atomic
def _write(user, told: list[Contribution], now: datetime) -> bool:
    """Write to `user`, and remember it; return whether there was a reason to."""
    today = timezone.localdate(now)
    Round.objects.get_or_create(user=user, defaults={"sent_at": now - WEEK})
    last = Round.objects.select_for_update().get(user=user)
    if timezone.localdate(last.sent_at) + WEEK > today:
        return False  # somebody else wrote meanwhile
    with translation.override(user.language):
        said = [(one, part) for one in told if (part := _part(one, user, today))]
    if not any(one.is_reason_to_write for one, _said in said):
        transaction.set_rollback(True)
        return False
    post_letter(
        "rounds/round",
        to=user,
        context={"parts": [part for _one, part in said]},
        key=f"round:{user.pk}:{today.isoformat()}",
    )
    last.sent_at = now
    last.save(update_fields=["sent_at"])
    return True


def _part(contribution: Contribution, user, today: date) -> Part | None:
    """Return what is said to `user`; nothing, and nothing written, where that fails."""
    try:
        with transaction.atomic():
            part = contribution.part(user, today)
    except Exception:
        logger.exception("%s has failed for the person %s.", type(contribution).__name__, user.pk)
        return None
    return part if part and part.items else None
