"""The form by which somebody asks to join."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from annuaire.models import JoinRequest, TradeFamily
from cms.as_typed import RowChoiceField
from cms.public_forms.forms import LineField, PublicForm
from cms.public_forms.parts import Part
from cms.telephone import tidy_telephone, validate_telephone
from cms.translation.spoken import SpokenLanguage

FIRST_YEAR = 1900


class FamilyChoice(RowChoiceField):
    def label_from_instance(self, family) -> str:
        return family.local_name


class JoinForm(PublicForm):
    """What the CCI needs to know somebody, and the beginning of their entry."""

    code = "join"
    PARTS = (
        Part(_("You"), ("first_name", "last_name", "trading_name", "email", "phone")),
        Part(_("What you do"), ("trade", "family", "website", "presentation", "languages")),
        Part(_("Here"), ("village", "commune", "settled_in", "looks_for")),
    )
    body_fields = ("presentation", "looks_for")
    asks_to_review = True

    first_name = LineField(
        label=_("First name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    last_name = LineField(
        label=_("Last name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "family-name"}),
    )
    trading_name = LineField(
        label=_("Trading name (optional)"),
        max_length=120,
        required=False,
        help_text=_("If your customers know you by another name: your entry will bear it."),
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("For our answer, and to log in later. It is never shown to the public."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = LineField(
        label=_("Telephone (optional)"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
    )
    trade = LineField(
        label=_("Your trade"),
        max_length=100,
        help_text=_("What you do, in a few words: translator, web developer…"),
    )
    family = FamilyChoice(
        label=_("Trade family (optional)"),
        queryset=TradeFamily.objects.none(),
        required=False,
        empty_label=_("I do not know"),
    )
    village = RowChoiceField(
        label=_("Partner village where you live"),
        queryset=None,
        required=False,
        empty_label=_("Another commune, named below"),
    )
    commune = LineField(
        label=_("Other commune of the Gers"),
        max_length=80,
        required=False,
        help_text=_("If you live outside the partner villages."),
        widget=forms.TextInput({"autocomplete": "address-level2"}),
    )
    settled_in = forms.IntegerField(
        label=_("In the Gers since (optional)"),
        required=False,
        help_text=_("The year: 2024."),
        min_value=FIRST_YEAR,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    website = forms.URLField(
        label=_("Your web site (optional)"),
        required=False,
        assume_scheme="https",
        widget=forms.TextInput({"autocomplete": "url", "inputmode": "url"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that you speak (optional)"),
        choices=SpokenLanguage,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    presentation = forms.CharField(
        label=_("A few words on what you do"),
        max_length=2_000,
        help_text=_("Your entry begins with them; you change them as you like before it is read."),
        widget=forms.Textarea({"rows": 6}),
    )
    looks_for = forms.CharField(
        label=_("What do you look for in the network? (optional)"),
        max_length=500,
        required=False,
        help_text=_("Colleagues, customers, an office, people to talk to… Only the CCI reads it."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, request, **options):
        super().__init__(request, **options)
        villages = JoinRequest._meta.get_field("village").related_model.objects
        self.fields["village"].queryset = villages.listed().alphabetical()
        self.fields["family"].queryset = TradeFamily.objects.all()

    def in_words(self, name: str, value) -> str:
        return value.local_name if name == "family" else super().in_words(name, value)

    def clean_phone(self) -> str:
        number = tidy_telephone(self.cleaned_data["phone"])
        if number:
            validate_telephone(number)
        return number

    def clean_settled_in(self) -> int | None:
        year = self.cleaned_data["settled_in"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year has not begun: write when you came."))
        return year

    def clean(self):
        cleaned = super().clean()
        village, commune = cleaned.get("village"), cleaned.get("commune")
        if village and commune:
            self.add_error(
                "commune", _("Choose a partner village or name another commune, not both.")
            )
        elif not village and not commune and "village" not in self.errors:
            self.add_error("commune", _("Where do you live? Choose a village or name a commune."))
        return cleaned

    @cached_property
    def join_request(self) -> JoinRequest:
        """What was typed into a valid form, not saved."""
        return JoinRequest(language=get_language(), doubt=self.doubt, **self.cleaned_data)
