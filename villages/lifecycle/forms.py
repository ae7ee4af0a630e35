"""The forms behind the CCI's screen of the villages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.communes import commune
from cms.editorial.models import Mandate
from cms.translation.languages import site_languages
from villages.models import VillagePage

from .acts import COMMITTEE_ROLES, Invitee
from .register import communes_that_are_no_partner, entries, renewable, villages
from .renewal import Newcomer, NewRole, Renewal

ENDS = "ends"
ROLES = [(role.value, role.label) for role in COMMITTEE_ROLES]
NEW_LINES = 6  # of a renewal; a button adds as many
MOST_NEW_LINES = 120


class VillagesField(forms.ModelMultipleChoiceField):
    """Boxes to tick, one a village."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        # more digits are no number of a row, and not every database takes them
        return super().clean([text for text in value or () if len(text) < 19])


class AddVillageForm(forms.Form):
    insee_code = forms.ChoiceField(
        label=_("Commune"),
        help_text=_("The communes of the Gers that are no partner. Type the first letters."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["insee_code"].choices = [
            (each.insee_code, f"{each.name} ({each.postal_code})")
            for each in communes_that_are_no_partner()
        ]

    def clean_insee_code(self):
        return commune(self.cleaned_data["insee_code"])


class InviteeForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=site_languages, initial=settings.LANGUAGE_CODE
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=Mandate.Role.COMMITTEE)

    @property
    def invitee(self) -> Invitee:
        names = ("email", "first_name", "last_name", "language")
        return Invitee(**{name: self.cleaned_data[name] for name in names})


class InviteForm(InviteeForm):
    villages = VillagesField(
        label=_("Villages"),
        queryset=VillagePage.objects.none(),
        help_text=_("A secretary of several villages gets one letter for all of them."),
    )
    again = forms.BooleanField(
        label=_("Write again to somebody who was invited before"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["villages"].queryset = villages()


class ChooseVillagesForm(forms.Form):
    """Whose committees are renewed."""

    village = VillagesField(
        label=_("Villages"),
        queryset=VillagePage.objects.none(),
        error_messages={"required": _("Choose a village at least.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = renewable()


class NewcomerForm(InviteeForm):
    """A line of a renewal. An empty one is none."""

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"] = forms.ModelChoiceField(
            label=_("Village"), queryset=chosen, empty_label=None
        )
        self.empty_permitted, self.use_required_attribute = True, False

    def has_changed(self):
        # the choices of a line are never empty: who is named makes it a line
        return any((self[name].data or "").strip() for name in ("email", "first_name", "last_name"))


class RenewalForm(forms.Form):
    """All the people of the chosen villages, each with what becomes of them, and lines for new
    ones. Who came while it was filled stays."""

    def __init__(self, data=None, *, chosen):
        super().__init__(data)
        self.entries = entries(chosen)
        self.mandates = {
            f"mandate-{mandate.pk}": mandate
            for entry in self.entries
            for mandate in entry.mandates
            if mandate.role in COMMITTEE_ROLES
        }
        for name, mandate in self.mandates.items():
            self.fields[name] = forms.ChoiceField(
                label=str(mandate.user),
                choices=[*ROLES, (ENDS, _("does not go on"))],
                initial=mandate.role,
                required=False,
            )
        self.lines = _lines_of(data)
        self.newcomers = [
            NewcomerForm(data, chosen=chosen, prefix=f"new-{n}") for n in range(self.lines)
        ]

    def groups(self):
        """Yield each village's entry with the fields of its people."""
        for entry in self.entries:
            names = [f"mandate-{mandate.pk}" for mandate in entry.mandates]
            yield entry, [self[name] for name in names if name in self.fields]

    def is_valid(self):
        return all([super().is_valid(), *(line.is_valid() for line in self.newcomers)])

    @property
    def is_wrong(self) -> bool:
        """Whether something that was sent cannot be read."""
        return bool(self.errors or any(line.errors for line in self.newcomers))

    def hidden_fields_of_all(self):
        """Return every field of the form and its lines, to be sent again unseen."""
        return [*self, *(field for line in self.newcomers for field in line)]

    @property
    def renewal(self) -> Renewal:
        """What was asked for, of a valid form."""
        asked = {
            mandate: self.cleaned_data.get(name) or mandate.role
            for name, mandate in self.mandates.items()
        }
        return Renewal(
            ended=[mandate for mandate, role in asked.items() if role == ENDS],
            changed=[
                NewRole(mandate, role)
                for mandate, role in asked.items()
                if role not in (ENDS, mandate.role)
            ],
            newcomers=[
                Newcomer(line.invitee, line.cleaned_data["role"], line.cleaned_data["village"])
                for line in self.newcomers
                if line.has_changed()
            ],
        )


def _lines_of(data) -> int:
    """Return how many lines for new people the form has, as it was sent."""
    asked = (data or {}).get("lines", "")
    known = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else NEW_LINES
    more = NEW_LINES if data and "more" in data else 0
    return min(max(known, NEW_LINES) + more, MOST_NEW_LINES)
