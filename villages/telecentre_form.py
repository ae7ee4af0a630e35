"""What the form of a télécentre checks across its rows: hours that fit together."""

from collections import defaultdict

from django.utils.translation import gettext as _

from cms.editorial.page_form import SitePageForm
from villages.opening_hours import Span, overlapping

# The rows are read after the page's own fields, so its `clean` cannot see them.


class TelecentreForm(SitePageForm):
    """Refuses hours of one day that overlap, and days that are both closed and open."""

    def is_valid(self):
        valid = super().is_valid()
        return valid and self._hours_fit() and self._exceptions_fit()

    def _hours_fit(self) -> bool:
        return _no_overlap(self._rows("opening_hours"), lambda row: row["weekday"])

    def _exceptions_fit(self) -> bool:
        forms = self._rows("opening_exceptions")
        closed = [_days(form.cleaned_data) for form in forms if not form.cleaned_data["opens"]]
        with_hours = [form for form in forms if form.cleaned_data["opens"]]
        for form in with_hours:
            if _days(form.cleaned_data) in closed:
                form.add_error(None, _("Another line says that it is closed on these days."))
                return False
        return _no_overlap(with_hours, _days)

    def _rows(self, name: str) -> list:
        formset = self.formsets.get(name)
        return [
            form
            for form in (formset.forms if formset else [])
            if form.cleaned_data and form not in formset.deleted_forms
        ]


def _days(row: dict) -> tuple:
    return row["first_day"], row["last_day"] or row["first_day"]


def _no_overlap(forms: list, day_of) -> bool:
    """Add an error to the second of two rows of one day that overlap; return whether none do."""
    by_day = defaultdict(list)
    for form in forms:
        by_day[day_of(form.cleaned_data)].append(form)
    for together in by_day.values():
        forms_by_span = {}
        for form in together:
            span = Span(form.cleaned_data["opens"], form.cleaned_data["closes"])
            if span in forms_by_span:
                form.add_error(None, _("This line is there twice."))
                return False
            forms_by_span[span] = form
        if pair := overlapping(forms_by_span):
            forms_by_span[pair[1]].add_error(
                "opens", _("This span begins before the one above it has ended.")
            )
            return False
    return True
