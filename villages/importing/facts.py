"""Official figures from published files, as tables that the CCI brings."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cms.importing.kinds import TableImport, add
from cms.importing.report import Report
from cms.importing.tables import Problem, UnreadableTable
from villages.models import VillagePage
from villages.official.applying import apply
from villages.official.comparing import Comparison
from villages.official.published import PublishedTable
from villages.official.sources import SOURCES, Source


class FactImport(TableImport):
    """Compares every village of the site, on it or not yet, with what `source` says.

    Its people submit what follows the data, so they are those who may edit any village.
    """

    asks_date = True
    permission = "editorial.decide_review"
    max_bytes = 30 * 1024 * 1024

    def __init__(self, source: type[Source]):
        self.source, self.kind, self.label = source, source.kind, source.label
        self.explanation = source.explanation

    def run(self, file, *, by=None, dated_on=None, is_dry_run: bool, ticked=()) -> Report:
        with transaction.atomic():
            villages = VillagePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
            villages = list(villages.select_for_update().alphabetical())
            problems = [*self._objections(by, villages, is_dry_run)]
            source = self.source()
            try:
                with PublishedTable(file) as table:
                    figures = source.read(table, {village.insee_code for village in villages})
            except UnreadableTable as error:
                return Report(problems=[*problems, error.problem])
            if villages and not figures:
                problems.append(Problem(_("None of our villages is in this file.")))
            if problems:
                return Report(problems=problems)
            comparison = Comparison(source, figures, villages, dated_on)
            report = comparison.report()
            if not is_dry_run:
                apply(comparison, by=by)
            return report

    def _objections(self, by, villages, is_dry_run: bool):
        if not villages:
            yield Problem(_("The site has no village yet."))
        if by is None:
            if not is_dry_run:
                yield Problem(_("Say who submits the figures to review."))
        elif not self.may_be_used_by(by):
            yield Problem(_("You may not submit figures of every village."))


for each in SOURCES.values():
    add(FactImport(each))
