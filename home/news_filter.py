"""What a reader looks for among the news."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter


@dataclass(frozen=True)
class Wider:
    """A search that asks for less: the criterion that is kept, and how many news it finds."""

    criterion: str
    query: str
    count: int


class NewsFilter(ListFilter):
    """Words and a year."""

    q = forms.CharField(label=_("Words to look for"), max_length=80, required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)

    def __init__(self, data, *, news):
        """`news`: those that may be found (`NewsQuerySet`)."""
        super().__init__(data)
        self.news = news
        self.fields["q"].widget.input_type = "search"
        self.fields["year"].choices = [
            ("", _("All years")),
            *((entry["year"], f"{entry['year']} ({entry['count']})") for entry in self.archive),
        ]

    @cached_property
    def archive(self) -> list[dict]:
        """The years that have news, with how many."""
        return self.news.archive()

    def found(self):
        """Return the news that meet what is asked for."""
        return self._meeting(self.asked)

    def wider(self) -> list[Wider]:
        """Return, where two criteria find nothing together, what each finds without the other."""
        if len(self.asked) < 2:
            return []
        each = [
            Wider(str(value), urlencode({name: value}), self._meeting({name: value}).count())
            for name, value in self.asked.items()
        ]
        return [one for one in each if one.count]

    def _meeting(self, criteria: dict):
        news = self.news
        if "year" in criteria:
            news = news.filter(date__year=criteria["year"])
        return news.saying(criteria.get("q", ""))
