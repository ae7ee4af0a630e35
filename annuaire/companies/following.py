"""What became of a request: said by the members, asked of the company after two weeks."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from annuaire.models import Addressee, CompanyRequest

from . import letters

#: Long enough to have met, short enough to remember.
ASK_AFTER = timedelta(days=14)


def say(addressee, answer: str) -> None:
    """Write down what the member says became of the request; a later word replaces it.

    Raises ``ValueError`` for what is no answer, or where the member was not written to.
    """
    if answer not in Addressee.SAID or addressee.answer == Addressee.Answer.UNREACHED:
        raise ValueError(answer)
    addressee.answer, addressee.answered_at = answer, timezone.now()
    addressee.save(update_fields=["answer", "answered_at"])


def conclude(request, outcome: str, words: str) -> None:
    """Write down what the company says became of its request; a later word replaces it."""
    request.outcome, request.outcome_words = outcome, words
    request.outcome_at = timezone.now()
    request.save(update_fields=["outcome", "outcome_words", "outcome_at"])


def ask_companies(now: datetime | None = None) -> int:
    """Ask, each one once, the companies whose request was sent on two weeks ago; return how
    many letters."""
    now = now or timezone.now()
    due = CompanyRequest.objects.filter(
        state=CompanyRequest.State.SENT,
        sent_at__lt=now - ASK_AFTER,
        asked_at=None,
        outcome="",
        erased_at=None,
    )
    return sum(_ask(pk, now) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _ask(pk: int, now: datetime) -> bool:
    waiting = CompanyRequest.objects.select_for_update()
    request = waiting.filter(pk=pk, asked_at=None, outcome="", erased_at=None).first()
    if request is None:
        return False
    request.asked_at = now
    request.save(update_fields=["asked_at"])
    letters.ask_what_became(request)
    return True
