"""The form of what a host decides for a télécentre, and what happens when two decide at once."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from club.models import DeskSettings
from cms.as_typed import WholeNumberField

from .acts import move_down
from .free import capacity_of


class DeskSettingsForm(forms.ModelForm):
    """`seen` is the state that the form was made of: what a colleague changed since is shown
    before it is written over."""

    use_required_attribute = False  # the answer says what is missing, and keeps the rest
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = DeskSettings
        fields = ["is_open_to_members", "desks", "has_room", "days_ahead", "takes_requests"]
        field_classes = {"desks": WholeNumberField, "days_ahead": WholeNumberField}
        labels = {
            "is_open_to_members": _("Members book directly"),
            "desks": _("Desks that can be booked"),
            "has_room": _("The meeting room can be booked"),
            "days_ahead": _("How many days ahead one can book"),
            "takes_requests": _("Anybody may ask for a desk, the room or a trial day"),
        }
        help_texts = {
            "is_open_to_members": _(
                "They take a free desk without asking you; you get a letter each time."
            ),
            "desks": _("Without those that are somebody’s by the month."),
            "days_ahead": _("From 1 to 365."),
            "takes_requests": _("You answer each of them."),
        }

    def __init__(self, data=None, *, telecentre, settings: DeskSettings | None):
        if settings is None:
            capacity = capacity_of(telecentre)
            settings = DeskSettings(
                telecentre=telecentre, desks=capacity.desks or 0, has_room=capacity.has_room
            )
        super().__init__(data, instance=settings, initial={"seen": _state(settings)})
        self.telecentre = telecentre
        self.changes_meanwhile = []

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_open_to_members"):
            if not cleaned.get("desks") and not cleaned.get("has_room") and not self.errors:
                self.add_error("desks", _("Say how many desks members can book, or open the room."))
            if not self.telecentre.timetable.is_known:
                self.add_error(
                    "is_open_to_members",
                    _("Give the opening hours of the télécentre first: members book within them."),
                )
        return cleaned


@transaction.atomic
def decide(data, telecentre, *, by) -> DeskSettingsForm | None:
    """Write down what the host `by` decided: it holds at once. Return the form where it cannot be
    yet: it has errors, or `changes_meanwhile`, the (name, value) pairs that a colleague wrote
    since the form was shown. Sent again, it is written over those."""
    Page.objects.select_for_update().get(pk=telecentre.pk)
    stored = DeskSettings.objects.filter(telecentre=telecentre).first()
    seen_now = _state(stored)
    form = DeskSettingsForm(data, telecentre=telecentre, settings=stored)
    before = {name: form.instance.__dict__[name] for name in form.Meta.fields}
    if not form.is_valid():
        return form
    if stored and form.cleaned_data["seen"] != seen_now:
        differing = [
            (form.fields[name].label, _in_words(before[name]))
            for name in form.Meta.fields
            if before[name] != form.cleaned_data[name]
        ]
        if differing:
            form.changes_meanwhile = differing
            form.data = form.data.copy()
            form.data["seen"] = seen_now
            return form
    settings = form.save(commit=False)
    settings.changed_by = by
    settings.save()
    move_down(telecentre)
    return None


def _in_words(value: bool | int):
    if isinstance(value, bool):
        return pgettext_lazy("switch", "yes") if value else pgettext_lazy("switch", "no")
    return value


def _state(settings: DeskSettings | None) -> str:
    return settings.changed_at.isoformat() if settings and settings.changed_at else ""
