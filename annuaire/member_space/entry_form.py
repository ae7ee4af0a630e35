"""The form in which a member keeps their entry: what is not in it cannot be set."""

from collections.abc import Iterator
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from annuaire.choices import Availability
from annuaire.models import MemberPage, TradeFamily
from cms.as_typed import DayField, DigitsField, RowChoiceField, TelephoneField, WebAddressField

from .skills import OwnWordsField, SkillBoxes, check_number, found_or_made
from .texts import HOW_TO_WRITE, WritingField

GROUPS = [
    ("who", _("Who you are"), ["kind", "title", "siret"]),
    ("what", _("What you do"), ["trade", "family", "presentation"]),
    ("skills", _("Your skills"), ["own_words"]),
    ("where", _("Where you live, what you speak"), ["village", "commune", "languages"]),
    (
        "work",
        _("Working together"),
        ["work_modes", "availability", "available_from", "rates", "references"],
    ),
    ("contact", _("How to reach you"), ["website", "phone", "shows_email"]),
]
OPTIONAL = {"siret", "own_words", "commune", "references", "rates", "website", "phone"}


class EntryForm(forms.ModelForm):
    """The fields of the entry but its picture and its texts in other languages.

    `is_draft`: it is not sent to the CCI yet, and may have gaps.
    """

    use_required_attribute = False  # the answer says what is missing, and keeps the rest

    presentation = WritingField(label=_("Presentation"), help_text=HOW_TO_WRITE)
    skills = SkillBoxes(label=_("Skills"), required=False)
    own_words = OwnWordsField(
        label=_("Other skills, in your words"),
        max_length=600,
        required=False,
        help_text=_("What the lists lack, parted by commas: dowsing, dry stone walls…"),
    )

    class Meta:
        model = MemberPage
        fields = [
            "title",
            "kind",
            "siret",
            "trade",
            "family",
            "presentation",
            "village",
            "commune",
            "languages",
            "work_modes",
            "availability",
            "available_from",
            "references",
            "rates",
            "website",
            "phone",
            "shows_email",
            "members_only",
        ]
        field_classes = {
            "siret": DigitsField,
            "village": RowChoiceField,
            "available_from": DayField,
            "website": WebAddressField,
            "phone": TelephoneField,
        }
        widgets = {"kind": forms.RadioSelect, "availability": forms.RadioSelect}
        labels = {
            "title": _("Name, or trading name"),
            "trade": _("What you do, in a few words"),
            "available_from": _("From which day"),
        }
        help_texts = {
            "title": _("As everybody knows you; the same in all languages."),
            "trade": _("For instance: translator, web developer, cabinet maker."),
            "available_from": _("For instance 15/03/2027."),
            "references": _("For whom you have worked, what you have made: a line each."),
            "members_only": "",
        }

    def __init__(self, *args, is_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_draft = is_draft
        named = list(self.instance.skills.all())
        self.initial["skills"] = [skill.pk for skill in named if skill.family_id]
        self.own_before = [skill for skill in named if not skill.family_id]
        self.initial["own_words"] = ", ".join(skill.name for skill in self.own_before)
        self.initial["presentation"] = self.fields["presentation"].show(self.instance.presentation)
        self._offer_places_and_families()
        self.fields["kind"].choices = [one for one in self.fields["kind"].choices if one[0]]
        nothing_said = [("", _("I do not say"))]
        self.fields["availability"].choices = [*Availability.choices, *nothing_said]
        for name, field in self.fields.items():
            if name in OPTIONAL:
                field.label = format_lazy("{} ({})", field.label, _("optional"))
            # without a name nobody knows whose draft it is
            field.required = field.required and (name == "title" or not is_draft)

    def _offer_places_and_families(self) -> None:
        villages = self.fields["village"].queryset.model.objects
        # where somebody has said that they live stays, whatever becomes of the village's page
        mine = villages.filter(pk=self.instance.village_id)
        village = self.fields["village"]
        village.queryset = (villages.listed() | mine).order_by("title")
        village.label_from_instance = lambda page: page.title
        village.empty_label = _("Outside the partner villages")
        family = self.fields["family"]
        family.queryset = TradeFamily.objects.all()
        family.label_from_instance = lambda one: one.local_name
        family.empty_label = _("Choose…")

    def groups(self) -> Iterator[tuple]:
        """Yield the parts of the form: code, heading, and each field with the box that keeps it
        for members (None where it is of no such kind)."""
        boxes = {str(box.data["value"]): box for box in self["members_only"].subwidgets}
        for code, heading, names in GROUPS:
            yield code, heading, [(self[name], boxes.get(name)) for name in names]

    def skill_groups(self) -> list[tuple]:
        """Return the families, each with its boxes and the names of those that are ticked."""
        told = []
        boxes = self["skills"].subwidgets
        for family, group in groupby(boxes, key=lambda box: box.data["value"].instance.family):
            inside = list(group)
            ticked = [box.choice_label for box in inside if box.data["selected"]]
            told.append((family, inside, ticked))
        return told

    def clean(self):
        cleaned = super().clean()
        if "skills" not in self.errors and "own_words" not in self.errors:
            try:
                check_number(cleaned["skills"], cleaned["own_words"])
            except ValidationError as error:
                self.add_error("own_words", error)
        return cleaned

    def _post_clean(self):
        self.instance.may_have_gaps = self.is_draft
        super()._post_clean()

    @cached_property
    def named_skills(self) -> list:
        """The skills that were chosen and named, in the order of the tree, then as typed."""
        own = self.own_before
        if "own_words" in self.changed_data:
            own = found_or_made(self.cleaned_data["own_words"], self.fields["skills"].queryset)
        return list(dict.fromkeys([*self.cleaned_data["skills"], *own]))

    def write_skills(self) -> None:
        """Give the version that the form is about the skills that were named."""
        self.instance.skills.set(self.named_skills)
