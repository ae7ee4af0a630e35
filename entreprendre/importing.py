"""Businesses to take over from a table, each under its village; confidential ones with the
dossier that the public never reads."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.cells import value_of
from cms.importing.kinds import register
from cms.importing.page_import import PageImport, label_of
from cms.importing.parents import named_pages, said_of_parent, unknown_parent
from cms.importing.report import Change, Report
from cms.importing.tables import Problem
from entreprendre.discretion import objections
from entreprendre.models import TakeoverDossier, TakeoverPage

FIELDS = (
    "title",
    "is_confidential",
    "trade",
    "sector",
    "kind",
    "premises",
    "price_eur",
    "turnover",
    "staff",
    "surface_m2",
    "has_living_quarters",
    "living_quarters_note",
    "reason",
    "available_from",
    "presentation",
    "public_aid",
    "cci_support",
)
#: What goes into the dossier. (Its presentation has a name of its own beside the advert's.)
DOSSIER = {
    "business_name": "business_name",
    "address": "address",
    "dossier_presentation": "presentation",
    "figures": "figures",
    "seller_name": "seller_name",
    "seller_phone": "seller_phone",
    "seller_email": "seller_email",
}
UNTOLD = "…"


@register
class TakeoverImport(PageImport):
    """What a dossier holds is told by no report: only that it changes."""

    kind = "takeovers"
    label = gettext_lazy("Businesses to take over")
    explanation = gettext_lazy(
        "One business a line, with a reference of yours and its village. The last columns are "
        "those of a confidential one’s dossier."
    )
    permission = "entreprendre.change_takeoverdossier"
    model = TakeoverPage
    fields = {name: name for name in FIELDS}
    columns = ("reference", "village", *FIELDS, *DOSSIER)
    required = ("reference", "village", "title", "trade", "sector", "kind", "premises")

    def run(self, file, *, by=None, dated_on=None, is_dry_run, ticked=()):
        if by and not self.may_be_used_by(by):
            return Report(problems=[Problem(_("You may not write what is confidential."))])
        return super().run(file, by=by, dated_on=dated_on, is_dry_run=is_dry_run, ticked=ticked)

    def parents(self):
        villages = [
            page
            for model in TakeoverPage.allowed_parent_page_models()
            for page in model.objects.filter(locale__language_code="fr")
        ]
        return named_pages(villages, code="insee_code")

    def parent_name(self, row) -> str:
        return said_of_parent(row["village"])

    def parent_problem(self, row):
        return unknown_parent(row, "village", _("No village of the site is called so."))

    def check(self, draft, row, table, parent) -> None:
        draft.clean()
        has_photographs = bool(draft.photographs.all())
        errors = objections(draft, parent, has_photographs=has_photographs)
        if not draft.is_confidential:
            errors |= {
                column: _("Only a confidential one has a dossier: leave this cell empty.")
                for column in DOSSIER
                if row[column]
            }
        for column in DOSSIER:
            try:
                self._value(row, column, table)
            except ValidationError as error:
                errors.setdefault(column, error)
        if errors:
            raise ValidationError(errors)

    def other_changes(self, page, row, columns) -> tuple[Change, ...]:
        dossier = TakeoverDossier.objects.filter(page=page).first()
        if dossier and dossier.is_erased:
            return ()
        return tuple(
            Change(label_of(TakeoverDossier, name), UNTOLD, UNTOLD)
            for column, name in DOSSIER.items()
            if column in columns and (row[column] or dossier)
        )

    def after(self, page, row, columns, table, *, by) -> None:
        told = {name: column for column, name in DOSSIER.items() if column in columns}
        if not page.is_confidential or not any(row[column] for column in DOSSIER):
            return
        dossier = TakeoverDossier.objects.filter(page=page).first() or TakeoverDossier(page=page)
        if dossier.is_erased:
            return
        for name, column in told.items():
            setattr(dossier, name, self._value(row, column, table))
        dossier.save()

    def _value(self, row, column: str, table):
        field = TakeoverDossier._meta.get_field(DOSSIER[column])
        text = row[column]
        value = value_of(text, field, has_decimal_commas=table.has_decimal_commas)
        return field.clean(value, None) if text else value
