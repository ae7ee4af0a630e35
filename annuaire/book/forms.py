"""Which members are printed or exported."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annuaire.models import TradeFamily
from cms.as_typed import RowChoiceField

from .selection import Selection, lands, villages


class SelectionForm(forms.Form):
    """All of it may stay empty: then everybody is meant."""

    family = forms.ModelChoiceField(
        label=gettext_lazy("Trade family"),
        queryset=TradeFamily.objects.all(),
        required=False,
        empty_label=gettext_lazy("All trades"),
    )
    land = forms.ChoiceField(label=gettext_lazy("Territory"), required=False)
    village = RowChoiceField(
        label=gettext_lazy("Partner village"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("All of them"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["land"].choices = [("", _("All the Gers")), *lands()]
        self.fields["village"].queryset = villages()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("land") and cleaned.get("village"):
            raise ValidationError(_("Choose a territory or a village, not both."))
        return cleaned

    def selection(self) -> Selection:
        """Return what was chosen in this form, which is valid."""
        family, village = self.cleaned_data["family"], self.cleaned_data["village"]
        return Selection(
            family=family.pk if family else None,
            land=self.cleaned_data["land"],
            village=village.pk if village else None,
        )
