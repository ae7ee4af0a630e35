"""What is typed: by who asks for a desk, and by the host who proposes another day."""

from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from club.booking.free import capacity_of
from club.choices import Part, Wanted
from club.models import DeskRequest
from cms.as_typed import DayField, TelephoneField
from cms.public_forms.forms import LineField, PublicForm

from .opening import DAYS_AHEAD, is_open, open_days

#: How many open days are proposed instead of a closed one.
PROPOSED_DAYS = 3
#: A day in a sentence: its weekday is what one plans by.
DAY_IN_WORDS = "l j F"


def objection(timetable, day: date, part: str) -> str:
    """Return why nobody can be received on `part` of `day`, as one sentence or two, with the next
    days that would do; empty when nothing is known against it."""
    today = timezone.localdate()
    last = today + timedelta(days=DAYS_AHEAD)
    if day <= today:
        return _("From tomorrow on. For today, call.")
    if day > last:
        return _("Not after %(day)s: further ahead nobody knows yet.") % {
            "day": date_format(last, "DATE_FORMAT")
        }
    if is_open(timetable, day, part):
        return ""
    if timetable.spans_on(day):
        why = _("On this day it is open for one half of the day only.")
    else:
        why = _("It is closed on this day.")
    others = [
        date_format(one, DAY_IN_WORDS)
        for one in islice(open_days(timetable, day, part), PROPOSED_DAYS)
    ]
    if others:
        why = f"{why} {_('The next days that would do: %(days)s.') % {'days': ', '.join(others)}}"
    return why


class DeskForm(PublicForm):
    """A day at `telecentre`. In a valid form, `desk_request` is what was typed, not saved."""

    code = "desk_request"
    # the day too: one person asks for several, with the same words
    body_fields = ("name", "message", "day")

    wanted = forms.ChoiceField(
        label=gettext_lazy("What would you like?"),
        choices=Wanted.choices,
        initial=Wanted.DESK,
        widget=forms.RadioSelect,
    )
    day = DayField(
        label=gettext_lazy("Which day?"), help_text=gettext_lazy("For instance 15/03/2027.")
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Which part of it?"),
        choices=Part.choices,
        initial=Part.DAY,
        widget=forms.RadioSelect,
    )
    name = LineField(label=gettext_lazy("Your name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The answer comes here."),
        max_length=254,
    )
    phone = TelephoneField(
        label=gettext_lazy("Telephone (optional)"),
        help_text=gettext_lazy("So that the host can reach you on the day."),
        max_length=20,
        required=False,
    )
    message = forms.CharField(
        label=gettext_lazy("A word to the host (optional)"),
        help_text=gettext_lazy("What you do, when you arrive, whether you need a screen…"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_000,
        required=False,
    )

    AUTOCOMPLETE = {"name": "name", "email": "email", "phone": "tel"}

    def __init__(self, request, telecentre):
        super().__init__(request, initial={"day": _day_in(request.GET.get("jour", ""))})
        self.telecentre = telecentre
        for name, purpose in self.AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = purpose
        if not capacity_of(telecentre).has_room:
            offered = [choice for choice in Wanted.choices if choice[0] != Wanted.ROOM]
            self.fields["wanted"].choices = offered

    def clean(self):
        cleaned = super().clean()
        day, part = cleaned.get("day"), cleaned.get("part")
        if day and part and (why := objection(self.telecentre.timetable, day, part)):
            self.add_error("day", why)
        return cleaned

    @cached_property
    def desk_request(self) -> DeskRequest:
        return DeskRequest(
            telecentre=self.telecentre,
            language=get_language(),
            doubt=self.doubt,
            **self.cleaned_data,
        )


class WordsForm(forms.Form):
    """Words that go with a yes or a no."""

    words = forms.CharField(
        label=gettext_lazy("A few words (optional)"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


class OtherDayForm(WordsForm):
    """The day that a host proposes instead, at `telecentre`."""

    day = DayField(
        label=gettext_lazy("Which day?"), help_text=gettext_lazy("For instance 15/03/2027.")
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Which part of it?"), choices=Part.choices, widget=forms.RadioSelect
    )

    field_order = ["day", "part", "words"]

    def __init__(self, *args, telecentre, **options):
        super().__init__(*args, **options)
        self.telecentre = telecentre

    def clean(self):
        cleaned = super().clean()
        day, part = cleaned.get("day"), cleaned.get("part")
        if day and part and (why := objection(self.telecentre.timetable, day, part)):
            self.add_error("day", why)
        return cleaned


def _day_in(text: str) -> date | None:
    """Return the day that an address proposes, None for what is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None
