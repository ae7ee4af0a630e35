"""How a question is answered: by whatever says that its page is true, or takes it off the site.

A link of the letter, a screen of its people, an approval, the CCI: all go through
`cms.editorial.standing` or a publication, and those are listened to here. There is no other way
to answer, so that none is forgotten.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.editorial import standing
from cms.outbox.schedule import every

from .links import OPENS_FOR
from .models import Question
from .stale import is_fresh

#: Who answered is not needed longer: the page's history tells what was done.
KEPT = timedelta(days=365)


@transaction.atomic  # a program may publish outside of any transaction
def answer(page, how: str, by=None) -> None:
    """Write `how` as the answer to the open question about `page`, when there is one.

    “Still true” and “put up to date” answer it only where nothing of the page is too old now.
    """
    if page.stays_true is None:
        return
    question = Question.objects.select_for_update(of=("self",))
    question = question.filter(page_id=page.pk, answered_at=None).first()
    if question is None:
        return
    if how != Question.Answer.GONE and not is_fresh(page, timezone.localdate()):
        return
    question.answer, question.answered_by, question.answered_at = how, by, timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])


def hear_said(sender, page, is_shown: bool, by, **kwargs) -> None:
    """Receiver of `standing.said`."""
    answer(page, Question.Answer.TRUE if is_shown else Question.Answer.GONE, by)


def hear_published(sender, instance, **kwargs) -> None:
    """Receiver of `page_published`: comes after the one that dates the page."""
    if getattr(instance, "stays_true", None) is not None:
        answer(instance, Question.Answer.CHANGED)


def give_up(now: datetime | None = None) -> int:
    """Close the questions whose links are all too old to open, as nobody answered; return how
    many. A page that is still on the site is asked about anew. The CCI's calls go on."""
    from .kinds import kinds

    now = now or timezone.now()
    before = timezone.localdate(now - OPENS_FOR)
    calls = [kind for kind in kinds() if kind.stays_true.when_silent == "call"]
    waiting = Question.objects.filter(answered_at=None, asked__isnull=False, call_on=None)
    waiting = waiting.exclude(asked__on__gte=before)
    for kind in calls:
        waiting = waiting.exclude(page__in=kind.objects.values("pk"))
    return Question.objects.filter(pk__in=waiting.values("pk")).update(
        answer=Question.Answer.SILENT, answered_at=now
    )


def prune(now: datetime | None = None) -> int:
    """Delete the questions that were answered long ago, with who was asked; return how many."""
    before = (now or timezone.now()) - KEPT
    over = Question.objects.filter(Q(answered_at__lt=before))
    return over.delete()[1].get(Question._meta.label, 0)


def connect() -> None:
    from wagtail.signals import page_published

    standing.said.connect(hear_said, dispatch_uid="freshness_said")
    page_published.connect(hear_published, dispatch_uid="freshness_published")


def register_jobs() -> None:
    every(name="freshness.give_up", do=give_up, daily_at=time(1, 10))
    every(name="freshness.prune", do=prune, daily_at=time(1, 20))
