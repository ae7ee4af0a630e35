"""A table of pages: one page a line, told by a key that never changes.

New pages are drafts; a line that changed makes a new draft of its page, of the cells that
changed only, so that what its people wrote meanwhile stays. Nothing is submitted, nothing is
public without review; a page that somebody works on, or that waits for approval, is left alone.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import BinaryIO, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.editorial.slugs import slug_for

from .cells import LANGUAGES_OF_LABELS, value_of
from .headings import under_our_names
from .kinds import TableImport
from .planning import Plan, Step
from .report import Act, Change, Report
from .tables import MAX_BYTES, Problem, Row, Table, UnreadableTable, check_columns, read_table
from .ticks import LEAVE_OUT


class PageImport(TableImport):
    """`model` is the page type, `fields` says which of its fields each column fills; `key` is the
    column of the reference, `name` the one that the report calls a line by. A column may be headed
    by the label of its field, in French or in English, or as `headings` says."""

    model: ClassVar[type[Page]]
    fields: ClassVar[dict[str, str]] = {}
    key: ClassVar[str] = "reference"
    name: ClassVar[str] = "title"
    headings: ClassVar[dict[str, tuple[str, ...]]] = {}
    ticks = (LEAVE_OUT,)
    max_bytes = MAX_BYTES

    # what a kind says of its own

    def parents(self) -> dict[str, Page]:
        """Return the pages that lines may stand under, by what `parent_name` gives.

        Raises `UnreadableTable` when there is none.
        """
        raise NotImplementedError

    def parent_name(self, row: Row) -> str:
        """Return how `row` calls its parent."""
        raise NotImplementedError

    def parent_problem(self, row: Row) -> Problem:
        """Return the words for a line whose parent is not found."""
        raise NotImplementedError

    def there_already(self, references: list[str]) -> set[str]:
        """Return those of `references` that are on the site, but not by an import."""
        return set()

    def check(self, draft, row: Row, table: Table, parent: Page) -> None:
        """Raise ValidationError where the cells of a line do not go together."""
        draft.clean()

    def other_changes(self, page, row: Row, columns: set[str]) -> tuple[Change, ...]:
        """Return what `columns` change beside the page."""
        return ()

    def complete(self, draft) -> None:
        """Write into `draft` what needs rows of other tables, before it is saved."""

    def after(self, page, row: Row, columns: set[str], table: Table, *, by) -> None:
        """Write what `columns` say beside the page, which is saved."""

    def finish(self, steps: list[Step], *, by, ticked: Collection[str]) -> dict[int, str]:
        """Do what was `ticked`, when all is written; return words for the report, by line."""
        return {}

    # what is the same for all

    def run(
        self,
        file: BinaryIO,
        *,
        by=None,
        dated_on=None,
        is_dry_run: bool,
        ticked: Collection[str] = (),
    ) -> Report:
        with transaction.atomic():
            # two imports at once must not add one page twice
            list(Page.objects.select_for_update().filter(depth=1).values_list("pk"))
            try:
                table = under_our_names(read_table(file.read(MAX_BYTES + 1)), self.called())
                check_columns(table, known=self.columns, required=self.required)
                plan = Plan(self, table, self.parents())
            except UnreadableTable as error:
                return Report(problems=[error.problem])
            left_out = plan.leave_out_problems() if LEAVE_OUT.name in ticked else []
            report = plan.report()
            report.left_out = left_out
            if not report.problems and not is_dry_run:
                for step in plan.steps:
                    self._do(step, table, by)
                told = self.finish(plan.steps, by=by, ticked=ticked)
                report.entries = [
                    replace(entry, why=told.get(entry.line, entry.why)) for entry in report.entries
                ]
            return report

    def called(self) -> dict[str, str]:
        """Return the name of each column by how people may head it."""
        names = {}
        for column, name in self.fields.items():
            for language in LANGUAGES_OF_LABELS:
                with translation.override(language):
                    names[slug_for(label_of(self.model, name))] = column
        for column, headings in self.headings.items():
            names |= {slug_for(heading): column for heading in headings}
        return names | {slug_for(column): column for column in self.columns}

    def values(self, row: Row, columns: set[str], table: Table) -> tuple[dict, list[Problem]]:
        """Return the fields' values that `columns` of `row` say, and what is wrong with them."""
        values, problems = {}, []
        for column, name in self.fields.items():
            if column not in columns:
                continue
            field, text = self.model._meta.get_field(name), row[column]
            try:
                value = value_of(text, field, has_decimal_commas=table.has_decimal_commas)
                # an empty cell is a gap in a draft: it is asked for when that is submitted
                values[name] = field.clean(value, None) if text else value
            except ValidationError as error:
                problems += [Problem(words, row.line, column) for words in error.messages]
        return values, problems

    def column_of(self, name: str) -> str:
        """Return the column that fills the field `name`; empty for what no single one does."""
        if name == NON_FIELD_ERRORS:
            return ""
        return next((column for column, field in self.fields.items() if field == name), name)

    def draft_of(self, page, values: dict):
        """Return `page` as it would be with `values`: a new page when there is none."""
        if page is None:
            locale = Locale.objects.get_for_language("fr")
            draft = self.model(live=False, has_unpublished_changes=True, locale=locale)
        else:
            # of a page without a draft this is the page itself: `changes` compares with another
            draft = self.model.objects.get(pk=page.pk).get_latest_revision_as_object()
        draft.may_have_gaps = True  # homes ask: what is missing is asked when it is submitted
        for name, value in values.items():
            setattr(draft, name, value)
        return draft

    def changes(self, page, draft, names) -> tuple[Change, ...]:
        """Return what `draft` says of the fields `names` that the latest version does not."""
        before = page.get_latest_revision_as_object()
        return tuple(
            Change(label_of(self.model, name), in_words(before, name), in_words(draft, name))
            for name in sorted(names)
            if getattr(before, name) != getattr(draft, name)
        )

    def _do(self, step: Step, table: Table, by) -> None:
        """Write what `step` plans. A line that was left alone keeps its old fingerprints, so that
        it is taken up when the page is free again."""
        if step.act == Act.LEFT or not step.columns:
            return
        known = step.known
        self.complete(step.draft)
        if step.act == Act.CREATED:
            step.parent.add_child(instance=step.draft)
            known.page = step.draft
        if step.has_new_draft:
            # its cells were checked; what it lacks is asked for when it is submitted
            known.revision = step.draft.save_revision(
                user=by, clean=False, log_action="importing.import"
            )
        self.after(step.draft, step.row, step.columns, table, by=by)
        known.cells = known.cells | known.prints_of(step.row.cells)
        known.save()


def label_of(model, name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)


def in_words(page, name: str) -> str:
    """Return what `page` says in the field `name`, as people read it."""
    value = getattr(page, name)
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    display = getattr(page, f"get_{name}_display", None)
    return str(display() if display else value)
