"""What a moderator looks for in the queue, by its address."""

from collections import Counter

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter
from cms.editorial.slugs import slug_for

from .rows import Row

ANY = ("", _("all"))


class QueueFilter(ListFilter):
    """Criteria for `rows`, whose kinds, places and authors are proposed."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    author = forms.ChoiceField(label=_("Author"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[ANY, *settings.LANGUAGES]
    )
    small = forms.BooleanField(label=_("only small changes"), required=False)
    mine = forms.BooleanField(label=_("only what I may decide"), required=False)

    def __init__(self, data, rows: list[Row]):
        super().__init__(data)
        self.rows = rows
        self._propose("kind", {str(row.kind_id): row.kind for row in rows})
        self._propose("place", {row.place: row.place for row in rows if row.place})
        authors = {row.state.submitted_by for row in rows if row.state.submitted_by}
        self._propose("author", {str(author.pk): str(author) for author in authors})
        for name, field in self.fields.items():
            self._say_counts(name, field)

    def found(self, criteria: dict | None = None) -> list[Row]:
        """Return the rows that `criteria` ask for; those of the address when not given."""
        asked = self.asked if criteria is None else criteria
        return [row for row in self.rows if _fits(row, asked)]

    def count(self, criteria: dict) -> int:
        return len(self.found(criteria))

    def _propose(self, name: str, choices: dict[str, str]) -> None:
        found = sorted(choices.items(), key=lambda choice: slug_for(choice[1]))
        self.fields[name].choices = [ANY, *found]

    def _say_counts(self, name: str, field) -> None:
        """Write beside each choice how much it would find with what else is asked."""
        others = {other: value for other, value in self.asked.items() if other != name}
        counts = Counter(value for row in self.found(others) for value in _told(row)[name])
        if isinstance(field, forms.BooleanField):
            self[name].label = f"{field.label} ({counts[True]})"
        else:
            field.choices = [
                (value, f"{label} ({counts[value]})" if value else label)
                for value, label in field.choices
            ]


def _told(row: Row) -> dict[str, tuple]:
    """Return the values of each criterion that find `row`."""
    return {
        "kind": (str(row.kind_id),),
        "place": (row.place,),
        "author": (str(row.state.submitted_by_id),),
        "language": row.languages,
        "small": (row.state.is_small,),
        "mine": (not row.objection,),
    }


def _fits(row: Row, asked: dict) -> bool:
    told = _told(row)
    return all(value in told[name] for name, value in asked.items())
