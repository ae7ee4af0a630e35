"""An official figure beside what a village's page says: the same, or how different."""

from dataclasses import dataclass
from decimal import Decimal

from cms.editorial.slugs import slug_for
from villages.models import VillagePage
from villages.models.provenance import as_text

#: How far two measures may lie apart and still say the same. Degrees: about a kilometre, for
#: there are several centres of a village; areas: the cadastre and a map differ by some percent.
TOLERANCES = {"latitude": Decimal("0.01"), "longitude": Decimal("0.0125")}
AREA_TOLERANCE = Decimal("0.02")


@dataclass(frozen=True)
class Figure:
    """What a publisher says of one fact.

    `value`: as the field holds it. Of a list, only the codes in `scope`, those that the publisher
    speaks of at all: the others are the committee's. `others`: values that are as right (a
    commune may have two postal codes). With `is_only_asked` it changes nothing by itself.
    """

    field: str
    value: object
    scope: frozenset[str] = frozenset()
    others: tuple = ()
    is_only_asked: bool = False

    @classmethod
    def kept_in(cls, row) -> "Figure":
        """Return the figure of a `Provenance` or a `FactProposal`."""
        field = VillagePage._meta.get_field(row.field)
        value = field.to_python(row.value) if row.value or row.scope else None
        return cls(row.field, value, frozenset(row.scope))

    @property
    def text(self) -> str:
        field = VillagePage._meta.get_field(self.field)
        in_order = field.to_python(self.value) if isinstance(self.value, list) else self.value
        return as_text(in_order)

    def is_same_as(self, value) -> bool:
        """Whether a page that says `value` says the same."""
        if isinstance(self.value, list):
            return set(value) & self.scope == set(self.value)
        if value in (None, "") or self.value in (None, ""):
            return value in (None, "") and self.value in (None, "")
        if value in self.others:
            return True
        if self.field in TOLERANCES:
            return abs(value - self.value) <= TOLERANCES[self.field]
        if self.field == "area_km2":
            return abs(value - self.value) <= AREA_TOLERANCE * self.value
        if isinstance(self.value, str):
            return slug_for(value) == slug_for(self.value)
        return value == self.value

    def is_exactly(self, value) -> bool:
        """Whether `value` is this very figure, so that readers may be told its source."""
        if isinstance(self.value, list):
            return self.is_same_as(value)
        return value == self.value

    def applied_to(self, value):
        """Return what a page that says `value` says with this figure: of a list, the codes that
        the publisher does not speak of stay."""
        if not isinstance(self.value, list):
            return self.value
        field = VillagePage._meta.get_field(self.field)
        return field.to_python(sorted((set(value) - self.scope) | set(self.value)))
