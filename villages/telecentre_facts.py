"""What is known of a télécentre, as facts to read: the groups that its page shows."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.editorial.facts import Fact, FactGroup
from cms.measures import euros, measure

PRICES = ("half_day_eur", "day_eur", "week_eur", "month_eur")


def describe(telecentre) -> list[FactGroup]:
    """Return the groups of facts; what nobody told us is there, as unknown."""
    return [
        _group("desk", _("Desks and equipment"), _equipment(telecentre)),
        _group("price", _("Prices"), _prices(telecentre)),
        _group("broadband", _("Internet"), _speeds(telecentre), telecentre.measured_on),
        _group("access", _("Access for disabled people"), _access(telecentre)),
    ]


def decisive(telecentre) -> list[Fact]:
    """Return what decides first, for a card: how many desks, and the price of a day. The names
    are those of icons."""
    return [
        _fact("desk", _("desks"), _desks(telecentre)),
        _fact("price", _("price"), _day(telecentre)),
    ]


def in_euros(amount: Decimal) -> str:
    """Return a price as the reader's language writes it: ``12,50 €``, ``90 €``, or as a gift."""
    if not amount:
        return _("free of charge")
    return euros(amount)


def _group(code, heading, facts, checked_on=None) -> FactGroup:
    return FactGroup(code, heading, facts, checked_on=checked_on)


def _fact(name: str, label: str, text="", items=()) -> Fact:
    items = tuple(map(str, items))
    text = str(text) or ", ".join(items)
    return Fact(name, label, text, items, bool(text))


def _desks(telecentre) -> str:
    if telecentre.desks is None:
        return ""
    return ngettext("%(number)s desk", "%(number)s desks", telecentre.desks) % {
        "number": number_format(telecentre.desks)
    }


def _meeting_room(telecentre) -> str:
    seats = telecentre.meeting_room_seats
    if telecentre.has_meeting_room and seats:
        return ngettext("yes, %(number)s seat", "yes, %(number)s seats", seats) % {
            "number": number_format(seats)
        }
    return {True: _("yes"), False: _("no"), None: ""}[telecentre.has_meeting_room]


def _equipment(telecentre) -> list[Fact]:
    return [
        _fact("desks", _("desks"), _desks(telecentre)),
        _fact("meeting_room", _("meeting room"), _meeting_room(telecentre)),
        _fact("equipment", _("equipment"), items=telecentre.get_equipment_labels()),
    ]


def _day(telecentre) -> str:
    if telecentre.day_eur is None:
        return ""
    if not telecentre.day_eur:
        return in_euros(telecentre.day_eur)
    return _("%(price)s a day") % {"price": in_euros(telecentre.day_eur)}


def _prices(telecentre) -> list[Fact]:
    labels = dict(
        zip(PRICES, (_("half a day"), _("a day"), _("a week"), _("a month")), strict=True)
    )
    known = {name: amount for name in PRICES if (amount := getattr(telecentre, name)) is not None}
    # one line says that nobody told the prices, not four
    told = [_fact(name, labels[name], in_euros(amount)) for name, amount in known.items()]
    if telecentre.is_free_for_members:
        told.append(_fact("members", _("members of the network"), in_euros(Decimal(0))))
    return told or [_fact("price", _("price"))]


def _speeds(telecentre) -> list[Fact]:
    return [
        _fact(name, label, "" if mbps is None else measure(mbps, _("Mbit/s")))
        for name, label, mbps in (
            ("download", _("download measured there"), telecentre.download_mbps),
            ("upload", _("upload measured there"), telecentre.upload_mbps),
        )
    ]


def _access(telecentre) -> list[Fact]:
    return [
        _fact("access", _("access for disabled people"), telecentre.get_disabled_access_display())
    ]
