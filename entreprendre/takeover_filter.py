"""What a reader looks for among the takeovers."""

import re
from collections import Counter
from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter
from cms.editorial.slugs import slug_for
from cms.measures import euros
from cms.translation.searching import words_said
from entreprendre.choices import Kind, Sector

HIGHEST_PRICE = 100_000_000  # more than anything here costs
SPACES = re.compile(r"[\s\u00a0\u202f]")


@dataclass(frozen=True)
class Row:
    """A takeover, as far as it is searched. Of a confidential one the village is not known."""

    pk: int
    sector: str
    kind: str
    price: int | None
    has_home: bool
    territory: str
    words: frozenset[str]


class PriceField(forms.IntegerField):
    """A sum, typed with spaces or without: ``120 000``."""

    widget = forms.TextInput

    def to_python(self, value):
        return super().to_python(SPACES.sub("", str(value or "")).removesuffix("€"))


class TakeoverFilter(ListFilter):
    """Each choice says how many it would find with the other criteria as they are.

    All the takeovers are read at once, a few columns of each (one query, in other languages
    than French one more): there are some hundreds at most, every count comes from them, and no two
    databases compare accents alike.
    """

    q = forms.CharField(label=_("Words to look for"), max_length=80, required=False)
    territoire = forms.ChoiceField(label=_("Territory"), required=False)
    secteur = forms.ChoiceField(label=_("Activity"), required=False)
    nature = forms.ChoiceField(label=_("What is handed over"), required=False)
    prix = PriceField(
        label=_("Price at most, in euros"),
        min_value=1,
        max_value=HIGHEST_PRICE,
        required=False,
        help_text=_("Leaves out those whose price is to be discussed."),
    )
    logement = forms.BooleanField(label=_("With a home"), required=False)

    def __init__(self, data, *, takeovers):
        """`takeovers`: those that may be found (`TakeoverQuerySet`)."""
        super().__init__(data)
        self.takeovers = takeovers
        self.fields["q"].widget.input_type = "search"
        self.fields["prix"].widget.attrs["inputmode"] = "numeric"
        for name, everything, labels in self._facets():
            self.fields[name].choices = [("", everything), *labels.items()]
        for name, everything, labels in self._facets():
            counts = self.counts(name)
            self.fields[name].choices = [
                ("", everything),
                *(
                    (code, f"{label} ({counts[code]})")
                    for code, label in labels.items()
                    if counts[code] or self.asked.get(name) == code
                ),
            ]

    def _facets(self):
        """The criteria that are a choice: the name, what stands for all, labels by codes."""
        return [
            ("territoire", _("All the Gers"), self._territories),
            ("secteur", _("All activities"), dict(Sector.choices)),
            ("nature", _("Everything"), dict(Kind.choices)),
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The takeovers in the order in which they are shown."""
        values = self.takeovers.with_village().newest()
        values = values.values_list(
            "pk", "sector", "kind", "price_eur", "has_living_quarters", "is_confidential",
            "territory_code", "village_name", "title", "trade", "presentation",
        )  # fmt: skip
        said = words_said(self.takeovers)
        return [
            Row(
                pk,
                sector,
                kind,
                price,
                has_home,
                land or "",
                self._words(land, "" if is_confidential else village, sector, *texts, said[pk]),
            )
            for pk, sector, kind, price, has_home, is_confidential, land, village, *texts in values
        ]

    def _words(self, land, village, sector, *texts) -> frozenset[str]:
        known = [self._territories.get(land, ""), village or "", Sector(sector).label, *texts]
        return frozenset(slug_for(" ".join(str(text) for text in known)).split("-"))

    @cached_property
    def _territories(self) -> dict[str, str]:
        (village_model,) = self.takeovers.model.allowed_parent_page_models()
        return dict(village_model._meta.get_field("territory").choices)

    def found(self) -> list[int]:
        """Return the numbers of the takeovers that meet what is asked for, in order."""
        return [row.pk for row in self._meeting(self.asked)]

    def count(self, criteria: dict) -> int:
        return len(self._meeting(criteria))

    def counts(self, name: str) -> Counter:
        """Return how many takeovers each choice of the criterion `name` finds with the others."""
        others = {other: value for other, value in self.asked.items() if other != name}
        key = {"territoire": "territory", "secteur": "sector", "nature": "kind"}[name]
        return Counter(getattr(row, key) for row in self._meeting(others))

    def said(self, name: str) -> str:
        if name == "prix":
            return euros(self.asked[name])
        # without the counts that the fields' own labels bear
        labels = {facet: labels for facet, _everything, labels in self._facets()}.get(name, {})
        return str(labels[self.asked[name]]) if labels else super().said(name)

    def _meeting(self, criteria: dict) -> list[Row]:
        return [
            row
            for row in self.rows
            if all(MEETS[name](row, value) for name, value in criteria.items())
        ]


def _says(row: Row, text: str) -> bool:
    """Whether each word of `text` begins one of the row's; a text without a word finds none."""
    wanted = [word for word in slug_for(text).split("-") if word]
    return bool(wanted) and all(
        any(word.startswith(start) for word in row.words) for start in wanted
    )


MEETS = {
    "q": _says,
    "territoire": lambda row, code: row.territory == code,
    "secteur": lambda row, code: row.sector == code,
    "nature": lambda row, code: row.kind == code,
    "prix": lambda row, most: row.price is not None and row.price <= most,
    "logement": lambda row, _asked: row.has_home,
}
