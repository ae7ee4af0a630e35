"""What a company writes."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annuaire.choices import WorkMode
from annuaire.siret import validate_siret
from cms.as_typed import DigitsField, TelephoneField
from cms.public_forms.forms import LineField, PublicForm


class RequestForm(PublicForm):
    """One request: what is needed, and from whom it comes. `chosen`: a `Selection`."""

    code = "company_request"
    body_fields = ("needs",)
    asks_to_review = True

    needs = forms.CharField(
        label=_("What do you need?"),
        help_text=_("A few lines are enough: what is to be made, for whom, what there is already."),
        widget=forms.Textarea,
        max_length=3_000,
    )
    period = LineField(
        label=_("When? (optional)"),
        help_text=_("For instance: from March, two days a week."),
        max_length=120,
        required=False,
    )
    work_mode = forms.ChoiceField(
        label=_("Where is the work done? (optional)"),
        choices=[("", _("It does not matter")), *WorkMode.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    place = LineField(label=_("In which town? (optional)"), max_length=120, required=False)
    budget = LineField(
        label=_("Budget (optional)"),
        help_text=_("A range helps members to answer at once."),
        max_length=120,
        required=False,
    )
    company = LineField(label=_("Your company"), max_length=120)
    name = LineField(label=_("Your name"), max_length=100)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Members reply to this address."),
        max_length=254,
    )
    phone = TelephoneField(label=_("Telephone (optional)"), max_length=20, required=False)
    siret = DigitsField(
        label=_("SIRET number (optional)"),
        help_text=_("14 digits: members then know at once who writes."),
        max_length=14,
        validators=[validate_siret],
        required=False,
    )
    asks_advice = forms.BooleanField(
        label=_("Let the CCI of the Gers read it too and advise me"), required=False
    )

    AUTOCOMPLETE = {"company": "organization", "name": "name", "email": "email", "phone": "tel"}

    def __init__(self, request, chosen):
        super().__init__(request)
        self.chosen = chosen
        for name, purpose in self.AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = purpose
        if not chosen.pages and not chosen.missing:
            del self.fields["asks_advice"]  # it goes to the CCI, and to nobody else

    def clean(self):
        cleaned = super().clean()
        nobody_left = self.chosen.missing and not self.chosen.pages
        if nobody_left and not cleaned.get("asks_advice"):
            self.add_error(
                None,
                gettext(
                    "The members whom you chose have left the list meanwhile. Choose others, or"
                    " let the CCI advise you."
                ),
            )
        return cleaned
