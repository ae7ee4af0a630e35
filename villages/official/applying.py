"""Writing what a comparison decided: pages to review, questions to committees, one mail each."""

from collections import defaultdict

from django.utils import timezone, translation

from cms.editorial import people, review
from cms.outbox.letters import post_letter
from villages.models import FactProposal, Provenance

from .comparing import Comparison, Outcome
from .figures import Figure
from .words import change_in_words


def apply(comparison: Comparison, *, by) -> None:
    """Do what `comparison` says, in the name of `by`, who submits. Inside a transaction.

    Raises `review.Refused` when `by` may not edit a village.
    """
    origins, questions = [], []
    for outcome in comparison.outcomes:
        if outcome.draft:
            outcome.draft.save_revision(user=by, log_action="villages.figures")
            review.submit(outcome.draft, by=by)
        told = [*outcome.taken, *outcome.known]
        origins += [_row(Provenance, comparison, outcome, figure) for figure in told]
        questions += [_row(FactProposal, comparison, outcome, figure) for figure in outcome.asked]
        for proposal in outcome.settled:
            proposal.state, proposal.decided_at = FactProposal.State.TAKEN, timezone.now()
            proposal.save(update_fields=["state", "decided_at"])
    record(origins)
    ask(questions)
    _tell_committees([outcome for outcome in comparison.outcomes if outcome.asked])


def record(origins: list[Provenance]) -> None:
    """Keep where values come from; the same value imported again is dated again."""
    Provenance.objects.bulk_create(
        origins,
        update_conflicts=True,
        unique_fields=["village", "field", "value"],
        update_fields=["scope", "source", "dated_on", "imported_at"],
    )


def ask(questions: list[FactProposal]) -> None:
    """Keep the questions; a newer figure takes the place of one that waits still."""
    villages = {question.village_id for question in questions}
    waiting = {
        (row.village_id, row.field): row.pk
        for row in FactProposal.objects.waiting().filter(village__in=villages)
    }
    asked = {(question.village_id, question.field) for question in questions}
    FactProposal.objects.filter(pk__in=[pk for key, pk in waiting.items() if key in asked]).delete()
    FactProposal.objects.bulk_create(questions)


def _row(model, comparison: Comparison, outcome: Outcome, figure: Figure):
    """Return what is kept of `figure`: as a `Provenance`, or as a question."""
    return model(
        village=outcome.village,
        field=figure.field,
        value=figure.text,
        scope=sorted(figure.scope),
        source=comparison.source.publishers[figure.field],
        dated_on=comparison.dated_on,
    )


def _tell_committees(outcomes: list[Outcome]) -> None:
    """Write to each person once, whatever the number of their villages and of the figures."""
    asked = defaultdict(list)
    for outcome in outcomes:
        for person in people.holders(outcome.village):
            asked[person].append(outcome)
    for person, theirs in asked.items():
        with translation.override(person.language):
            villages = [
                {
                    "page": outcome.village,
                    "figures": [
                        change_in_words(outcome.village, figure) for figure in outcome.asked
                    ],
                }
                for outcome in theirs
            ]
        post_letter("villages/mails/official_figures", to=person, context={"villages": villages})
