"""What is asked of who brings a table."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kinds import TableImport, kind_of, kinds_for


class UploadForm(forms.Form):
    """A file, what it holds, and the date of its figures where they have one."""

    kind = forms.ChoiceField(label=gettext_lazy("What it holds"))
    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("CSV or XLSX. Nothing changes before you have read the report."),
        max_length=200,
    )
    dated_on = forms.DateField(
        label=gettext_lazy("Date of the figures"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("For official figures only: the day that their publisher gives."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.kind, kind.label) for kind in kinds_for(user)]

    def clean(self):
        cleaned = super().clean()
        if "kind" not in cleaned:
            return cleaned
        kind: TableImport = kind_of(cleaned["kind"])
        if kind.asks_date and not cleaned.get("dated_on") and "dated_on" not in self.errors:
            self.add_error("dated_on", _("These figures have a date: readers see it."))
        if "file" in cleaned and cleaned["file"].size > kind.max_bytes:
            limit = kind.max_bytes // 1024**2
            self.add_error("file", _("A file of this kind has at most %(n)s MB.") % {"n": limit})
        return cleaned
