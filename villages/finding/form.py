"""The form of a search: every criterion in the address, what cannot be read said beside it."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .criteria import FACETS, PARAMETERS, ROOMS, TENURES, Asking, Facet
from .places import offered, place_called
from .records import Record

LONGEST = 100  # of one value; no name is longer
MOST_VALUES = 40  # of one criterion; no list of options is longer
FARTHEST_KM = 2000
HIGHEST_BUDGET = 100_000_000
SORTS = (
    ("", _("by territory")),
    ("name", pgettext_lazy("sort", "by name")),
    ("distance", _("the nearest first")),
    ("population", _("the largest first")),
    ("fibre", _("the most fibre first")),
)


class _Words(forms.CharField):
    """One line of text: nothing that is typed can be wrong."""

    def to_python(self, value):
        return " ".join((value or "").split())


class _Options(forms.MultipleChoiceField):
    """Several options; one that is not offered is said, and the others still count."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value):
        """Each option is judged by the form, which keeps the good ones."""

    def known(self, value) -> list[str]:
        return [code for code in dict.fromkeys(value) if self.valid_value(code)]


class FindingForm(forms.Form):
    """What a household asks for. Bound always: the address says it all, or nothing."""

    q = _Words(
        label=_("A village, a postcode, a territory"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "enterkeyhint": "search", "maxlength": LONGEST}
        ),
    )
    kilometres = forms.IntegerField(
        label=_("At most, in kilometres"), min_value=1, max_value=FARTHEST_KM, required=False
    )
    origin = forms.CharField(label=_("As the crow flies from"), required=False)
    tenure = forms.ChoiceField(
        label=_("Rent or buy"), choices=(("", _("Rent or buy")), *TENURES), required=False
    )
    budget = forms.IntegerField(
        label=_("At most, in euros"),
        help_text=_("The rent of a month without charges, or the price asked."),
        min_value=1,
        max_value=HIGHEST_BUDGET,
        required=False,
    )
    rooms = forms.TypedChoiceField(
        label=_("Rooms, at least"),
        choices=(("", _("Any number")), *((str(n), str(n)) for n in ROOMS)),
        coerce=int,
        empty_value=None,
        required=False,
    )
    sort = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, data: QueryDict, *, records: list[Record]):
        """`records`: the villages that may be found; some of what is asked names one of them."""
        super().__init__(_readable(data), auto_id="find-%s")
        self.records = records
        for facet in FACETS:
            self.fields[facet.name] = _field(facet)
        for name in ("kilometres", "budget"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        towns, villages = offered(records, self.data.get(PARAMETERS["origin"], ""))
        self.fields["origin"].widget = forms.Select(
            choices=[
                ("", _("Choose a place")),
                (_("Towns"), [(town.code, town.name) for town in towns]),
                (_("Partner villages"), [(village.code, village.name) for village in villages]),
            ]
        )

    def add_prefix(self, field_name):
        return PARAMETERS.get(field_name, field_name)

    def clean_origin(self):
        code = self.cleaned_data["origin"]
        if code and place_called(code, self.records) is None:
            raise ValidationError(_("This is none of the towns and villages below."))
        return code

    def clean(self):
        cleaned = super().clean()
        for name, field in self.fields.items():
            if isinstance(field, _Options) and name in cleaned:
                given, known = cleaned[name], field.known(cleaned[name])
                if len(known) < len(set(given)):
                    self.add_error(name, _("Something that is not offered here was asked for."))
                cleaned[name] = known
        if cleaned.get("kilometres") and not cleaned.get("origin") and not self.has_error("origin"):
            self.add_error("origin", _("Say from where."))
        return cleaned

    @cached_property
    def asked(self) -> dict:
        """What was asked for and can be read, by the names of the criteria."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "origin" not in asked:
            asked.pop("kilometres", None)
        return asked


def _field(facet: Facet) -> forms.Field:
    if facet.is_many:
        return _Options(label=facet.label, choices=facet.options, required=False)
    if facet.asking is Asking.YES:
        box = forms.CheckboxInput(attrs={"value": facet.options[0][0]})
        return forms.BooleanField(label=facet.label, required=False, widget=box)
    return forms.ChoiceField(
        label=facet.label, choices=(("", facet.none), *facet.options), required=False
    )


def _readable(data: QueryDict) -> QueryDict:
    """Return what is ours of the address, no longer than a person would make it."""
    ours = QueryDict(mutable=True)
    for parameter in PARAMETERS.values():
        values = [value.replace("\0", " ").strip() for value in data.getlist(parameter)]
        ours.setlist(parameter, [value[:LONGEST] for value in values if value][:MOST_VALUES])
    return ours
