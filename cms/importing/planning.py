"""What becomes of each line of a table of pages, decided before anything is written."""

from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.editorial import review

from .models import ImportedRow
from .report import Act, Change, Report
from .tables import Problem, Row, Table


@dataclass
class Step:
    """One line: its act, the page as it would be (`draft`), what changes, in which columns."""

    row: Row
    known: ImportedRow
    act: Act
    why: str = ""
    draft: Page | None = None
    parent: Page | None = None
    columns: set[str] = field(default_factory=set)
    changes: tuple[Change, ...] = ()
    has_new_draft: bool = False


class Plan:
    """The steps of an import, in the order of the lines; every problem, not the first only."""

    def __init__(self, kind, table: Table, parents: dict[str, Page]):
        self.kind, self.table, self.parents = kind, table, parents
        self.steps: list[Step] = []
        self.problems: list[Problem] = []
        references = [row[kind.key] for row in table.rows]
        self.known = {
            row.reference: row
            for row in ImportedRow.objects.filter(kind=kind.kind, reference__in=references)
        }
        self.pages = kind.model.objects.in_bulk([row.page_id for row in self.known.values()])
        self.waiting = pages_that_wait()
        self.strangers = kind.there_already([r for r in references if r not in self.known])
        if not table.rows:
            self.problems.append(Problem(_("There is nothing under the first line.")))
        seen: dict[str, int] = {}
        for row in table.rows:
            self._plan(row, seen)

    def leave_out_problems(self) -> list[Problem]:
        """Go on without the lines that have problems, and return those. What is wrong with the
        table as a whole cannot be left out."""
        lines = {problem.line for problem in self.problems if problem.line}
        self.steps = [step for step in self.steps if step.row.line not in lines]
        left_out = [problem for problem in self.problems if problem.line]
        self.problems = [problem for problem in self.problems if not problem.line]
        return left_out

    def report(self) -> Report:
        if self.problems:
            return Report(problems=self.problems)
        report = Report()
        for step in self.steps:
            report.add(
                step.row[self.kind.name] or step.row[self.kind.key],
                step.act,
                line=step.row.line,
                why=step.why,
                changes=step.changes,
            )
        return report

    def _plan(self, row: Row, seen: dict[str, int]) -> None:
        reference = row[self.kind.key]
        problems = self._problems_of_key(row, seen)
        known = self.known.get(reference) or ImportedRow(
            kind=self.kind.kind, reference=reference[:100]
        )
        columns = known.changed_columns(row.cells)
        values, problems_of_cells = self.kind.values(row, set(row.cells), self.table)
        problems += problems_of_cells
        parent = self.parents.get(self.kind.parent_name(row))
        if parent is None:
            problems.append(self.kind.parent_problem(row))
        if problems:
            self.problems += problems
            return
        step = Step(row, known, Act.LEFT, parent=parent, columns=columns)
        names = {self.kind.fields[column] for column in columns & set(self.kind.fields)}
        self._decide(step, {name: values[name] for name in names})
        self.steps.append(step)

    def _problems_of_key(self, row: Row, seen: dict[str, int]) -> list[Problem]:
        key, reference = self.kind.key, row[self.kind.key]
        problems = [
            Problem(_("This cell is empty."), row.line, column)
            for column in self.kind.required
            if not row[column]
        ]
        if len(reference) > ImportedRow._meta.get_field("reference").max_length:
            problems.append(Problem(_("A reference has 100 characters at most."), row.line, key))
        if reference and reference in seen:
            message = _("This is already on line %(line)s.") % {"line": seen[reference]}
            problems.append(Problem(message, row.line, key))
        seen.setdefault(reference, row.line)
        return problems

    def _decide(self, step: Step, values: dict) -> None:
        """Say in `step` what becomes of its line, `values` being what is new in it."""
        known = step.known
        if known.pk is None:
            if known.reference in self.strangers:
                step.why = _("It is on the site already, and was not imported.")
                return
            step.act, step.has_new_draft = Act.CREATED, True
            self._draft(step, None, values)
            return
        page = self.pages.get(known.page_id)
        if page is None:
            step.why = _("It was deleted on the site. Under another reference it would come back.")
        elif not step.columns:
            step.act = Act.SAME
        elif page.get_parent().pk != step.parent.pk:
            step.why = _("It stands elsewhere on the site: move the page in the CMS.")
        elif why := self._why_busy(page, known):
            step.why = why
        else:
            self._draft(step, page, values)
            changes = self.kind.changes(page, step.draft, values)
            step.has_new_draft = bool(changes)
            step.changes = changes + self.kind.other_changes(page, step.row, step.columns)
            step.act = Act.CHANGED if step.changes else Act.SAME

    def _draft(self, step: Step, page, values: dict) -> None:
        step.draft = self.kind.draft_of(page, values)
        try:
            self.kind.check(step.draft, step.row, self.table, step.parent)
        except ValidationError as error:
            told = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
            self.problems += [
                Problem(words, step.row.line, self.kind.column_of(name))
                for name, errors in told.items()
                for words in ValidationError(errors).messages
            ]

    def _why_busy(self, page, known: ImportedRow) -> str:
        if str(page.pk) in self.waiting:
            return _("It waits for approval.")
        if page.has_unpublished_changes and page.latest_revision_id != known.revision_id:
            return _("Somebody is at work on a draft of it.")
        return ""


def pages_that_wait() -> set[str]:
    """Return the keys of the pages that wait for approval, as reviews name them."""
    return set(review.waiting_states().values_list("workflow_state__object_id", flat=True))
