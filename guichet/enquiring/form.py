"""The form by which professionals of culture speak of their project."""

import re
from decimal import Decimal

from django import forms
from django.apps import apps
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.as_typed import TelephoneField, WholeNumberField
from cms.public_forms.forms import LineField, PublicForm
from cms.public_forms.parts import Part
from guichet.choices import Floor, Horizon, SpaceUse, Subject
from guichet.models import Enquiry, OrganisationNeeds

from .villages_in_mind import VillagesInMind

NO_MATTER = ("", _("It does not matter"))


class MetresField(forms.DecimalField):
    """Metres as people write them: ``4,50 m``."""

    widget = forms.TextInput

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s|m$", "", value.strip()).replace(",", ".")
        return super().to_python(value)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class CultureForm(PublicForm):
    """Who writes, the project in their words, and as much of what it needs as they know.

    In a valid form, `enquiry` and `needs` are what was typed, not saved.
    """

    code = "culture_enquiry"
    PARTS = (
        Part(
            _("You"),
            ("name", "organisation", "email", "phone", "call_when"),
            _("An e-mail address or a telephone number is enough."),
        ),
        Part(_("Your project"), ("trade", "message", "people", "horizon")),
        Part(
            _("A space (optional)"),
            ("space_uses", "surface_m2", "height_m", "floor", "access"),
            _("Only what you cannot do without: less asked for is more found."),
            is_folded=True,
        ),
        Part(
            _("Somewhere to sleep (optional)"),
            ("lodging_people", "lodging_time"),
            is_folded=True,
        ),
        Part(
            _("Villages in mind (optional)"),
            ("villages",),
            _("They are told nothing: the adviser speaks about them with you first."),
            is_folded=True,
        ),
    )
    NEEDS = (
        "people",
        "space_uses",
        "surface_m2",
        "height_m",
        "floor",
        "access",
        "lodging_people",
        "lodging_time",
    )
    body_fields = ("message",)
    asks_to_review = True

    name = LineField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    organisation = LineField(
        label=_("Company, band, association (optional)"),
        max_length=160,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = TelephoneField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
    )
    call_when = LineField(
        label=_("How and when to call you (optional)"),
        max_length=200,
        required=False,
        help_text=_("In the evening, by video, in English, not on Mondays…"),
    )
    trade = LineField(
        label=_("Your discipline"),
        max_length=120,
        help_text=_("Theatre, circus, music, dance, film, visual arts, heritage…"),
    )
    message = forms.CharField(
        label=_("Your project"),
        max_length=4_000,
        help_text=_(
            "What you do, what you would like to do here. Three lines are enough. Please write"
            " nothing about health, beliefs or other private matters."
        ),
        widget=forms.Textarea({"rows": 6}),
    )
    people = WholeNumberField(
        label=_("How many of you would come (optional)"),
        min_value=1,
        max_value=999,
        required=False,
    )
    horizon = forms.ChoiceField(
        label=_("When (optional)"),
        choices=[("", _("Choose")), *Horizon.choices],
        required=False,
    )
    space_uses = forms.MultipleChoiceField(
        label=_("A space to…"),
        choices=SpaceUse,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    surface_m2 = WholeNumberField(
        label=_("Surface, at least (m²)"), min_value=1, max_value=50_000, required=False
    )
    height_m = MetresField(
        label=_("Clear height, at least (m)"),
        min_value=1,
        max_value=30,
        max_digits=4,
        decimal_places=2,
        required=False,
        help_text=_("For instance 4.5."),
    )
    floor = forms.ChoiceField(
        label=_("Floor"),
        choices=[NO_MATTER, *Floor.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    access = forms.CharField(
        label=_("Power, access, noise"),
        max_length=500,
        required=False,
        help_text=_("Three-phase current, a lorry at the door, wheelchairs, rehearsals at night…"),
        widget=forms.Textarea({"rows": 3}),
    )
    lodging_people = WholeNumberField(
        label=_("For how many people"), min_value=1, max_value=999, required=False
    )
    lodging_time = LineField(
        label=_("When, and for how long"),
        max_length=160,
        required=False,
        help_text=_("Ten days in June, or for good."),
    )
    villages = forms.MultipleChoiceField(
        label=_("Partner villages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, request):
        asked = VillagesInMind.read(request.GET)
        super().__init__(request, initial={"villages": [page.slug for page in asked.pages]})
        listed = apps.get_model("villages.VillagePage").objects.listed().alphabetical()
        self._villages = {page.slug: page for page in listed}
        self.fields["villages"].choices = [
            (slug, page.title) for slug, page in self._villages.items()
        ]

    def in_words(self, name: str, value) -> str:
        if isinstance(value, Decimal):
            return number_format(value.normalize(), use_l10n=True)
        return super().in_words(name, value)

    def clean(self):
        cleaned = super().clean()
        is_wrong = "email" in self.errors or "phone" in self.errors
        if not is_wrong and not cleaned.get("email") and not cleaned.get("phone"):
            self.add_error(
                "email",
                _("Leave an e-mail address or a telephone number, so that we can answer you."),
            )
        return cleaned

    @cached_property
    def enquiry(self) -> Enquiry:
        apart = {*self.NEEDS, "villages"}
        own = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        return Enquiry(subject=Subject.CULTURE, language=get_language(), doubt=self.doubt, **own)

    @cached_property
    def needs(self) -> OrganisationNeeds | None:
        """None where nothing of it was said."""
        said = {name: self.cleaned_data[name] for name in self.NEEDS}
        return OrganisationNeeds(**said) if any(said.values()) else None

    @property
    def chosen_villages(self) -> list:
        return [self._villages[slug] for slug in self.cleaned_data["villages"]]
