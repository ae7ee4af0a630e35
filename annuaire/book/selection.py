"""Which members are printed or exported: a family of trades, a land, a village, or all."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from annuaire.models import MemberPage, TradeFamily

_VILLAGES = MemberPage._meta.get_field("village")
_BY_NAME = "slug"


def villages():
    """Return the partner villages, which stand in another room, by name."""
    pages = _VILLAGES.related_model.objects.filter(locale__language_code="fr")
    return pages.order_by(_BY_NAME, "pk")


def lands() -> list[tuple[str, str]]:
    """Return the codes of the lands that villages belong to, with their names."""
    return list(_VILLAGES.related_model._meta.get_field("territory").choices)


@dataclass(frozen=True)
class Selection:
    """`family` and `village` are keys, `land` a code; what is empty leaves nobody out."""

    family: int | None = None
    land: str = ""
    village: int | None = None

    def of(self, members):
        """Return those of the query `members` that are meant."""
        if self.family:
            members = members.filter(family=self.family)
        if self.land:
            members = members.filter(village__territory=self.land)
        if self.village:
            members = members.filter(village=self.village)
        return members

    def in_words(self) -> str:
        """Return what is selected, in the language that is active."""
        family = self.family and TradeFamily.objects.filter(pk=self.family).first()
        village = self.village and villages().filter(pk=self.village).first()
        where = str(village.title) if village else dict(lands()).get(self.land, "")
        return ", ".join(
            [
                family.local_name if family else _("All trades"),
                where or _("all the Gers"),
            ]
        )

    def as_json(self) -> dict:
        """Return the selection for a column of the database: `Selection(**it)` is it again."""
        return asdict(self)
