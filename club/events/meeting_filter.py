"""What a reader looks for among the meetings, by the address of their list."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from club.choices import Audience
from cms.editorial.list_filter import ListFilter

#: French words of the address, whatever the language.
AUDIENCES = {"membres": Audience.MEMBERS, "candidats": Audience.CANDIDATES}


class MeetingFilter(ListFilter):
    """For whom, and in which year."""

    pour = forms.ChoiceField(
        label=_("For whom"),
        choices=[(word, audience.label) for word, audience in AUDIENCES.items()],
        required=False,
    )
    annee = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)

    def __init__(self, data, *, past):
        """`past`: the meetings of the archive."""
        super().__init__(data)
        self.past = past
        self.fields["annee"].choices = [(entry["year"], entry["year"]) for entry in self.archive]

    @cached_property
    def archive(self) -> list[dict]:
        """The years that have past meetings, with how many."""
        return self.past.archive()

    @property
    def audience(self) -> str:
        """The word for whom was asked; empty for everybody."""
        return self.asked.get("pour", "")

    @property
    def year(self) -> int | None:
        """The year that was asked for, where it has meetings."""
        return self.asked.get("annee")

    def chosen(self, meetings):
        """Return those of `meetings` that whom was asked for may come to."""
        return meetings.open_to(AUDIENCES[self.audience]) if self.audience else meetings

    def of_year(self, meetings):
        """Return those of `meetings` of the year that was asked for."""
        return meetings.in_year(self.year) if self.year else meetings
