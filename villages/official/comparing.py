"""What becomes of official figures in each village: the rule, decided before anything is written.

What nobody told, and what the last import told, follows newer data, through review. What the
committee has told otherwise stays, and the committee is asked.
"""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.editorial.slugs import slug_for
from cms.importing.planning import pages_that_wait
from cms.importing.report import Act, Report
from villages.models import FactProposal, Provenance, VillagePage

from .figures import Figure
from .sources import Source
from .sources.source import Figures
from .words import change_in_words


@dataclass
class Outcome:
    """One village: figures that its page takes, that its committee is asked about, that it says
    already; and waiting questions that are answered by themselves."""

    village: VillagePage
    draft: VillagePage | None = None
    taken: list[Figure] = field(default_factory=list)
    asked: list[Figure] = field(default_factory=list)
    known: list[Figure] = field(default_factory=list)
    settled: list[FactProposal] = field(default_factory=list)
    older: list[Figure] = field(default_factory=list)
    why: str = ""


class Comparison:
    """The villages beside what `source` says of them, as of the day `dated_on`.

    A fixed number of queries for all of them, and a few for each that changes.
    """

    def __init__(self, source: Source, figures: Figures, villages: list, dated_on: date):
        self.source, self.dated_on = source, dated_on
        fields = list(source.publishers)
        self.last = Provenance.objects.latest(villages, fields)
        proposals = FactProposal.objects.filter(village__in=villages, field__in=fields)
        self.waiting, self.kept = {}, {}
        for proposal in proposals.order_by("decided_at", "pk"):
            key = proposal.village_id, proposal.field
            if proposal.state == FactProposal.State.WAITING:
                self.waiting[key] = proposal
            elif proposal.state == FactProposal.State.KEPT:
                self.kept[key] = proposal
        self.pages_that_wait = pages_that_wait()
        self.not_in_file = []
        self.outcomes = []
        for village in villages:
            told = figures.get(village.insee_code) or self._emptied(village)
            if told:
                self.outcomes.append(self._compare(village, told.values()))
            else:
                self.not_in_file.append(village)

    def _emptied(self, village) -> dict[str, Figure]:
        """Return empty lists for a village that was in the last file and is not in this one: it
        may have lost its only shop, or the file is not whole. Its committee knows."""
        if not self.source.lists_everything:
            return {}
        return {
            name: Figure(name, [], scope, is_only_asked=True)
            for name, scope in self.source.scopes.items()
            if scope and (village.pk, name) in self.last
        }

    def _compare(self, village, figures) -> Outcome:
        outcome = Outcome(village)
        why_busy = self._why_busy(village)
        says = village.get_latest_revision_as_object() if why_busy else village
        for figure in figures:
            self._decide(outcome, figure, says, is_busy=bool(why_busy))
        if outcome.taken:
            outcome.draft = self._draft(outcome)
            if objection := self._objection(outcome.draft):
                why_busy = objection
                outcome.asked += outcome.taken
                outcome.taken, outcome.draft = [], None
        if outcome.asked and why_busy:
            outcome.why = why_busy
        return outcome

    def _decide(self, outcome: Outcome, figure: Figure, says, *, is_busy: bool) -> None:
        key = outcome.village.pk, figure.field
        last, waiting, kept = self.last.get(key), self.waiting.get(key), self.kept.get(key)
        now = getattr(says, figure.field)
        if last and last.dated_on > self.dated_on:
            outcome.older.append(figure)
        elif figure.is_same_as(now):
            if figure.is_exactly(now):
                outcome.known.append(figure)
            if waiting:
                outcome.settled.append(waiting)
        elif kept and figure.is_same_as(Figure.kept_in(kept).value) and not waiting:
            return
        elif waiting and waiting.dated_on > self.dated_on:
            outcome.older.append(figure)
        elif is_busy or figure.is_only_asked or not self._follows(now, last):
            if not waiting or not _same(figure, waiting) or waiting.dated_on != self.dated_on:
                outcome.asked.append(figure)
        else:
            outcome.taken.append(figure)
            if waiting:
                outcome.settled.append(waiting)

    def _follows(self, now, last: Provenance | None) -> bool:
        """Whether a page that says `now` has left this fact to the publisher."""
        return now in (None, "", []) or (last is not None and Figure.kept_in(last).is_exactly(now))

    def _why_busy(self, village) -> str:
        if str(village.pk) in self.pages_that_wait:
            return _("The page waits for approval.")
        if village.has_unpublished_changes:
            return _("Somebody is at work on a draft of the page.")
        return ""

    def _draft(self, outcome: Outcome):
        draft = VillagePage.objects.get(pk=outcome.village.pk).get_latest_revision_as_object()
        for figure in outcome.taken:
            now = getattr(draft, figure.field)
            setattr(draft, figure.field, figure.applied_to(now))
        return draft

    def _objection(self, draft) -> str:
        """Return why `draft` cannot go to review by itself: it lacks what a public page has."""
        try:
            draft.full_clean()
        except ValidationError as error:
            return _("The page is not whole: %(gaps)s") % {"gaps": " ".join(error.messages)}
        return ""

    # what is said of it

    def report(self) -> Report:
        report = Report()
        for outcome in self.outcomes:
            name, village = outcome.village.title, outcome.village
            changes = tuple(change_in_words(village, figure) for figure in outcome.taken)
            asked = tuple(change_in_words(village, figure) for figure in outcome.asked)
            if changes:
                report.add(name, Act.SUBMITTED, changes=changes)
            if asked:
                report.add(name, Act.ASKED, changes=asked, why=outcome.why)
            if outcome.older:
                report.add(name, Act.LEFT, why=_("What we have is newer."))
            elif not changes and not asked:
                report.add(name, Act.SAME)
        for village in self.not_in_file:
            report.add(village.title, Act.LEFT, why=_("It is not in the file."))
        report.entries.sort(key=lambda entry: slug_for(entry.name))
        return report


def _same(figure: Figure, waiting: FactProposal) -> bool:
    return figure.text == waiting.value and figure.scope == frozenset(waiting.scope)
