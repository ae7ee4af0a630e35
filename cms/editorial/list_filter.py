"""What a reader looks for in a list, by its address."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.http import urlencode


@dataclass(frozen=True)
class Wider:
    """A search without one of its criteria: what is given up, and how much it finds."""

    label: str
    value: str
    query: str
    count: int


class ListFilter(forms.Form):
    """A form whose criteria stand in the address. What cannot be read is said beside its field,
    and asked for no more.

    A subclass that proposes wider searches counts what `criteria` find.
    """

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")

    @cached_property
    def asked(self) -> dict:
        """The criteria that were given and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def wider(self) -> list[Wider]:
        """Return what is found without one of the criteria, where that finds something."""
        each = [self._without(name) for name in self.asked]
        return [one for one in each if one.count]

    def count(self, criteria: dict) -> int:
        """Return how much is found by `criteria`, given as `asked` gives them."""
        raise NotImplementedError

    def said(self, name: str) -> str:
        """Return a criterion as it was chosen, in words; empty for a box that is ticked."""
        value = self.asked[name]
        if value is True:
            return ""
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))

    def _without(self, name: str) -> Wider:
        rest = {other: value for other, value in self.asked.items() if other != name}
        query = urlencode(
            {other: "on" if value is True else value for other, value in rest.items()}
        )
        return Wider(str(self.fields[name].label), self.said(name), query, self.count(rest))
