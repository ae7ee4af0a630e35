"""What is known of a takeover, group by group, in words for people to read."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.editorial.facts import Fact, FactGroup
from cms.measures import euros, measure
from entreprendre.choices import Premises

LABELS = {
    "price": gettext_lazy("price asked"),
    "turnover": gettext_lazy("turnover of a year, without taxes"),
    "staff": gettext_lazy("employees"),
    "reason": gettext_lazy("why it is handed over"),
    "available": gettext_lazy("available"),
    "premises": gettext_lazy("premises"),
    "surface": gettext_lazy("surface"),
    "home": gettext_lazy("a home with it"),
    "kind": gettext_lazy("what is handed over"),
    "sector": gettext_lazy("activity"),
}


def describe(takeover) -> list[FactGroup]:
    """Return what is known of `takeover`, group by group."""
    return [
        _group("business", _("The business"), takeover, "sector", "kind", "staff", "reason"),
        _group("price", _("Price and figures"), takeover, "price", "turnover"),
        _group("premises", _("The place"), takeover, "premises", "surface", "home", "available"),
    ]


def decisive(takeover) -> list[Fact]:
    """Return what decides first, for a card: the price, the walls, the home."""
    return [_fact(takeover, name) for name in ("price", "premises", "home")]


def in_one_line(takeover) -> str:
    """Return what is offered, in which land and for how much, in one line."""
    kind = takeover.get_kind_display()
    told = [
        kind[:1].upper() + kind[1:],
        takeover.place,
        f"{_('price asked')}{_(':')} {price(takeover)}",
    ]
    return " · ".join(str(words) for words in told if words)


def price(takeover) -> str:
    """Return the price asked: ``120 000 €``, or that it is to be discussed."""
    if takeover.price_eur is None:
        return _("to be discussed")
    return euros(takeover.price_eur)


def _group(code, heading, takeover, *names) -> FactGroup:
    return FactGroup(code, heading, [_fact(takeover, name) for name in names])


def _fact(takeover, name) -> Fact:
    text = str(TEXTS[name](takeover))
    return Fact(name, LABELS[name], text, is_known=bool(text))


def _staff(takeover) -> str:
    if takeover.staff is None:
        return ""
    if not takeover.staff:
        return _("none")
    told = ngettext("%(count)s person", "%(count)s people", takeover.staff)
    return told % {"count": takeover.staff}


def _surface(takeover) -> str:
    if takeover.surface_m2 is None:
        # there is nothing to measure, which is not to say that nobody has
        return "–" if takeover.premises == Premises.NONE else ""
    return measure(takeover.surface_m2, "m²")


def _home(takeover) -> str:
    return _("with a home") if takeover.has_living_quarters else _("without a home")


def _available(takeover) -> str:
    if takeover.available_from is None or takeover.available_from <= timezone.localdate():
        return _("now")
    day = date_format(takeover.available_from)
    return _("from %(day)s") % {"day": day}


TEXTS = {
    "price": price,
    "turnover": lambda takeover: takeover.get_turnover_display(),
    "staff": _staff,
    "reason": lambda takeover: takeover.get_reason_display(),
    "available": _available,
    "premises": lambda takeover: takeover.get_premises_display(),
    "surface": _surface,
    "home": _home,
    "kind": lambda takeover: takeover.get_kind_display(),
    "sector": lambda takeover: takeover.get_sector_display(),
}
