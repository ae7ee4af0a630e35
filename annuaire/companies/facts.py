"""What the public may read of some members, side by side."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from annuaire.choices import Availability
from annuaire.models import MemberPage
from cms.telephone import as_dialled_abroad, dialling_address


@dataclass(frozen=True)
class Cell:
    """What one member says; `is_theirs`: in their words, in the language of the entry."""

    member: MemberPage
    text: str
    href: str = ""
    is_theirs: bool = False


@dataclass(frozen=True)
class Row:
    """One fact of each member; `has_any` where one of them says it."""

    label: str
    cells: list[Cell]

    @property
    def has_any(self) -> bool:
        return any(cell.text for cell in self.cells)


def side_by_side(members: list[MemberPage]) -> list[Row]:
    """Return the facts of `members`, in their order; what only members read is not among them."""
    rows = [
        Row(_("Trade"), [_trade(m) for m in members]),
        Row(_("Works as"), [Cell(m, str(m.get_kind_display())) for m in members]),
        Row(_("Skills"), [Cell(m, _skills(m)) for m in members]),
        Row(_("Lives in"), [Cell(m, m.place) for m in members]),
        Row(_("Languages"), [Cell(m, m.get_languages_display()) for m in members]),
        Row(_("Ways of working"), [Cell(m, m.get_work_modes_display()) for m in members]),
        Row(_("Availability"), [Cell(m, _availability(m)) for m in members]),
        Row(_("Rates"), [_own(m, "rates") for m in members]),
        Row(_("References"), [_own(m, "references") for m in members]),
        Row(_("Telephone"), [_phone(m) for m in members]),
        Row(_("Web site"), [_website(m) for m in members]),
        Row(_("SIRET"), [Cell(m, m.siret) for m in members]),
    ]
    return [row for row in rows if row.has_any]


def _trade(member: MemberPage) -> Cell:
    if own := member.own_text:
        return Cell(member, own.trade)
    return Cell(member, member.trade, is_theirs=True)


def _own(member: MemberPage, name: str) -> Cell:
    text = getattr(member, name) if member.is_public(name) else ""
    return Cell(member, text, is_theirs=True)


def _skills(member: MemberPage) -> str:
    return ", ".join(skill.local_name for skill in member.skills.all())


def _availability(member: MemberPage) -> str:
    if not member.availability or not member.is_public("availability"):
        return ""
    if member.is_available:
        return str(Availability.NOW.label)
    if member.availability == Availability.LATER:
        return _("From %(day)s") % {"day": date_format(member.available_from)}
    return str(member.get_availability_display())


def _phone(member: MemberPage) -> Cell:
    if not member.phone or not member.is_public("phone"):
        return Cell(member, "")
    return Cell(member, as_dialled_abroad(member.phone), href=dialling_address(member.phone))


def _website(member: MemberPage) -> Cell:
    if not member.website or not member.is_public("website"):
        return Cell(member, "")
    shown = member.website.split("://")[-1].rstrip("/")
    return Cell(member, shown, href=member.website)
