"""What a reader looks for among the offers."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter
from cms.editorial.slugs import slug_for
from cms.translation.searching import words_said
from cultura.choices import Applicant, Discipline, OfferKind


@dataclass(frozen=True)
class Row:
    """An offer, as far as it is searched. `place` is a slug, `place_name` what it is of."""

    pk: int
    kinds: tuple[str, ...]
    disciplines: tuple[str, ...]
    applicants: tuple[str, ...]
    places: tuple[str, ...]
    place_name: str
    words: frozenset[str]


class OfferFilter(ListFilter):
    """Each choice says how many it would find with the other criteria as they are.

    All the offers are read at once, a few columns of each (one query, in other languages than
    French one more): there are some hundreds at most, every count comes from them, and no two
    databases compare accents alike. An offer
    that names no discipline is for all of them, one that names no applicants for everybody.
    """

    q = forms.CharField(label=_("Words to look for"), max_length=80, required=False)
    nature = forms.ChoiceField(label=_("Kind of offer"), required=False)
    discipline = forms.ChoiceField(label=_("Discipline"), required=False)
    pour = forms.ChoiceField(label=_("Who may apply"), required=False)
    lieu = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, data, *, offers):
        """`offers`: those that may be found, in order (`CulturaOfferQuerySet`)."""
        super().__init__(data)
        self.offers = offers
        self.fields["q"].widget.input_type = "search"
        for name, facet in self.facets.items():
            self.fields[name].choices = [("", facet.everything), *facet.labels.items()]
        for name, facet in self.facets.items():
            counts = self.counts(name)
            self.fields[name].choices = [
                ("", facet.everything),
                *(
                    (code, f"{label} ({counts[code]})")
                    for code, label in facet.labels.items()
                    if counts[code] or self.asked.get(name) == code
                ),
            ]

    @cached_property
    def facets(self) -> dict[str, "Facet"]:
        """The criteria that are a choice, by their names in the address."""
        return {
            "nature": Facet("kinds", _("All offers"), dict(OfferKind.choices)),
            "discipline": Facet("disciplines", _("All disciplines"), dict(Discipline.choices)),
            "pour": Facet("applicants", _("Everybody"), dict(Applicant.choices)),
            "lieu": Facet("places", _("All the Gers"), self._places),
        }

    @cached_property
    def rows(self) -> list[Row]:
        """The offers in the order in which they are shown."""
        values = self.offers.with_partner().values_list(
            "pk", "kind", "disciplines", "applicants", "village__title", "commune",
            "partner_village", "partner_commune", "title", "partner_name", "summary",
            "presentation", "what_is_given",
        )  # fmt: skip
        said = words_said(self.offers)
        return [_row(*columns, said[columns[0]]) for columns in values]

    @cached_property
    def _places(self) -> dict[str, str]:
        """The names of the places by their slugs, from A to Z."""
        names = {code: row.place_name for row in self.rows for code in row.places}
        return dict(sorted(names.items()))

    def found(self) -> list[int]:
        """Return the numbers of the offers that meet what is asked for, in order."""
        return [row.pk for row in self._meeting(self.asked)]

    def count(self, criteria: dict) -> int:
        return len(self._meeting(criteria))

    def counts(self, name: str) -> Counter:
        """Return how many offers each choice of the criterion `name` finds with the others."""
        others = {other: value for other, value in self.asked.items() if other != name}
        attribute = self.facets[name].attribute
        return Counter(code for row in self._meeting(others) for code in getattr(row, attribute))

    def said(self, name: str) -> str:
        # without the counts that the fields' own labels bear
        facet = self.facets.get(name)
        return str(facet.labels[self.asked[name]]) if facet else super().said(name)

    def _meeting(self, criteria: dict) -> list[Row]:
        return [
            row
            for row in self.rows
            if all(self._meets(row, name, value) for name, value in criteria.items())
        ]

    def _meets(self, row: Row, name: str, value: str) -> bool:
        if name == "q":
            return _says(row, value)
        return value in getattr(row, self.facets[name].attribute)


@dataclass(frozen=True)
class Facet:
    """A criterion that is a choice: of which attribute of a row, what stands for all, the labels
    of its codes."""

    attribute: str
    everything: str
    labels: dict[str, str]


def _row(
    pk, kind, disciplines, applicants, village, commune, partner_village, partner_commune, *texts
) -> Row:
    place = village or commune or partner_village or partner_commune or ""
    known = [OfferKind(kind).label, *(Discipline(code).label for code in disciplines), place]
    words = slug_for(strip_tags(" ".join(str(text) for text in [*known, *texts])))
    return Row(
        pk,
        (kind,),
        tuple(disciplines) or tuple(Discipline),
        tuple(applicants) or tuple(Applicant),
        (slug_for(place),) if place else (),
        place,
        frozenset(words.split("-")),
    )


def _says(row: Row, text: str) -> bool:
    """Whether each word of `text` begins one of the row's; a text without a word finds none."""
    wanted = [word for word in slug_for(text).split("-") if word]
    return bool(wanted) and all(
        any(word.startswith(start) for word in row.words) for start in wanted
    )
