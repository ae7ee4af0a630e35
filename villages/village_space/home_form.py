"""The form in which a volunteer tells of a home: the fields of the page, in plain order."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cms.as_typed import DayField, WholeNumberField
from villages.housing_choices import HomeKind, Tenure
from villages.models import HousingPage

GROUPS = [
    (_("The home"), ["tenure", "kind", "surface_m2", "rooms", "bedrooms", "available_from"]),
    (_("What it costs"), ["price_eur", "charges_eur"]),
    (
        _("Energy, as the owner’s diagnosis says"),
        ["dpe", "ges", "energy_cost_min_eur", "energy_cost_max_eur", "energy_cost_year"],
    ),
    (
        _("Living and working there"),
        ["is_furnished", "has_workspace", "has_fibre", "presentation", "title"],
    ),
]
NUMBERS = [
    "surface_m2",
    "rooms",
    "bedrooms",
    "price_eur",
    "charges_eur",
    "energy_cost_min_eur",
    "energy_cost_max_eur",
    "energy_cost_year",
]
#: The advert's own words, which are French (design decision D4), not the interface's.
NOUNS = {
    HomeKind.HOUSE: "Maison",
    HomeKind.FLAT: "Appartement",
    HomeKind.FARMHOUSE: "Ferme",
    HomeKind.ROOM: "Chambre",
}
OFFERS = {Tenure.RENT: "à louer", Tenure.SALE: "à vendre"}


def proposed_title(kind: str, rooms: int | None, tenure: str) -> str:
    """Return what an advert is called whose author gave it no title: its facts, in French."""
    words = [NOUNS.get(kind, "Logement")]
    if rooms and kind != HomeKind.ROOM:
        words.append("d’une pièce" if rooms == 1 else f"de {rooms} pièces")
    return " ".join([*words, OFFERS.get(tenure, "")]).strip()


class HomeForm(forms.ModelForm):
    """`is_draft`: it is not sent to the CCI yet, and may have gaps."""

    use_required_attribute = False  # the answer says what is missing, and keeps the rest

    class Meta:
        model = HousingPage
        fields = [name for _heading, names in GROUPS for name in names]
        field_classes = dict.fromkeys(NUMBERS, WholeNumberField) | {"available_from": DayField}
        widgets = {
            "tenure": forms.RadioSelect,
            "kind": forms.RadioSelect,
        }
        labels = {"title": _("Title"), "presentation": _("In your own words")}
        help_texts = {
            # the head of the form says once who reads all of it
            "tenure": "",
            "is_furnished": "",
            "has_workspace": "",
            "kind": _("A room: with its own key, in somebody’s house."),
            "price_eur": _("In whole euros; a price with the agency’s fees."),
            "charges_eur": _("For a home to rent: 0 when there are none."),
            "surface_m2": _("Of what one lives in, without barn and garden."),
            "rooms": _("Kitchen and bathroom do not count."),
            "bedrooms": _("They are among the rooms."),
            "dpe": "",
            "ges": _("The second letter of the same diagnosis."),
            "energy_cost_min_eur": "",
            "energy_cost_max_eur": _("The same when the diagnosis gives one figure."),
            "energy_cost_year": _("The year whose prices the diagnosis reckons with."),
            "has_fibre": _("Unknown when nobody has looked."),
            "available_from": _("For instance 15/03/2027. Empty when it is free now."),
            "presentation": _(
                "No telephone number, no name of the owner: readers call the committee."
            ),
            "title": _("Empty: we make one of the facts, as “Maison de 4 pièces à louer”."),
        }

    def __init__(self, *args, is_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_draft = is_draft
        self.fields["title"].required = False
        for name in ("tenure", "kind"):
            choices = self.fields[name].choices
            self.fields[name].choices = [choice for choice in choices if choice[0]]
        for name, field in self.fields.items():
            is_optional = not field.required and not name.startswith("energy_")
            if is_optional and not isinstance(field, forms.BooleanField):
                field.label = format_lazy("{} ({})", field.label, _("optional"))
            field.required = field.required and not is_draft

    def groups(self) -> list[tuple[str, list]]:
        """Return the headings of the form, each with its fields."""
        return [(heading, [self[name] for name in names]) for heading, names in GROUPS]

    def says_the_same_as(self, home: HousingPage) -> bool:
        """Whether what was typed, and is right, is what `home` says."""
        return all(getattr(home, name) == told for name, told in self.cleaned_data.items())

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") and "title" not in self.errors:
            cleaned["title"] = proposed_title(
                cleaned.get("kind", ""), cleaned.get("rooms"), cleaned.get("tenure", "")
            )
        return cleaned

    def _post_clean(self):
        self.instance.may_have_gaps = self.is_draft
        super()._post_clean()
