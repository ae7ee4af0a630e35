"""What is known of an offer, group by group, in words for people to read."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cms.editorial.facts import Fact, FactGroup
from cms.measures import euros, measure

#: Days before the last one from which the time that is left is said.
SHORT_OF_TIME = 10

LABELS = {
    "deadline": gettext_lazy("last day to apply"),
    "dates": gettext_lazy("dates"),
    "applicants": gettext_lazy("who may apply"),
    "disciplines": gettext_lazy("disciplines"),
    "amount": gettext_lazy("amount given"),
    "price": gettext_lazy("price asked"),
    "lodging": gettext_lazy("lodging"),
    "place": gettext_lazy("place"),
    "surface": gettext_lazy("surface"),
    "ceiling": gettext_lazy("height below the ceiling"),
    "floor": gettext_lazy("floor"),
}
#: What is left out where nobody said it: most offers have no use for it.
ONLY_WHEN_KNOWN = {"amount", "price", "dates"}


def describe(offer) -> list[FactGroup]:
    """Return what is known of `offer`, group by group; the space where one is told."""
    groups = [
        _group("calendar", _("When"), offer, "deadline", "dates"),
        _group("people", _("For whom"), offer, "applicants", "disciplines"),
        _group("price", _("What is given"), offer, "amount", "price", "lodging"),
    ]
    space = _group("premises", _("The space"), offer, "place", "surface", "ceiling", "floor")
    is_told = any(fact.is_known for fact in space.facts if fact.name != "place")
    return [*groups, space] if is_told else groups


def decisive(offer) -> list[Fact]:
    """Return what decides first besides the deadline, for a card. The names are those of icons."""
    known = [("waiting", "dates"), ("price", "amount" if offer.amount_eur else "price")]
    facts = [_fact(offer, name, icon) for icon, name in known]
    return [fact for fact in facts if fact.is_known]


def in_one_line(offer) -> str:
    """Return what is offered, where and until when, in one line."""
    told = [offer.get_kind_display(), offer.place, f"{LABELS['deadline']}{_(':')} {_last(offer)}"]
    line = " · ".join(str(words) for words in told if words)
    return line[:1].upper() + line[1:]


def until(offer, today: date) -> str:
    """Return until when one may apply, in words that stand alone: ``apply until 12 March``."""
    if offer.last_day is None:
        return _("always open")
    words = _("apply until %(day)s") if offer.is_open_on(today) else _("ended on %(day)s")
    return words % {"day": date_format(offer.last_day)}


def countdown(offer, today: date) -> str:
    """Return how little time is left to apply on `today`; empty when there is plenty, or none."""
    last = offer.last_day
    left = (last - today).days if last else -1
    if left == 0:
        return _("Today is the last day")
    if not 0 < left <= SHORT_OF_TIME:
        return ""
    return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}


def _group(code, heading, offer, *names) -> FactGroup:
    facts = [_fact(offer, name) for name in names]
    return FactGroup(
        code,
        heading,
        [fact for fact in facts if fact.is_known or fact.name not in ONLY_WHEN_KNOWN],
    )


def _fact(offer, name: str, shown_as: str = "") -> Fact:
    told = TEXTS[name](offer)
    items = tuple(map(str, told)) if isinstance(told, list) else ()
    text = ", ".join(items) if items else str(told or "")
    return Fact(shown_as or name, LABELS[name], text, items, is_known=bool(text))


def _last(offer) -> str:
    return date_format(offer.last_day) if offer.last_day else _("none: always open")


def _dates(offer) -> str:
    first, last = (day and date_format(day) for day in (offer.starts_on, offer.ends_on))
    if first and last and first != last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if first and last:
        return first
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _amount(offer) -> str:
    return "" if offer.amount_eur is None else euros(offer.amount_eur)


def _price(offer) -> str:
    if offer.price_eur is None:
        return ""
    return euros(offer.price_eur) if offer.price_eur else _("free of charge")


def _lodging(offer) -> str:
    return {True: _("yes"), False: _("no"), None: ""}[offer.has_lodging]


def _metres(value, unit) -> str:
    return "" if value is None else measure(value, unit)


TEXTS = {
    "deadline": _last,
    "dates": _dates,
    "applicants": lambda offer: (
        offer.get_applicants_labels() or pgettext("who may apply", "everybody")
    ),
    "disciplines": lambda offer: (
        offer.get_disciplines_labels() or pgettext("disciplines", "all disciplines")
    ),
    "amount": _amount,
    "price": _price,
    "lodging": _lodging,
    "place": lambda offer: offer.place,
    "surface": lambda offer: _metres(offer.surface_m2, "m²"),
    "ceiling": lambda offer: _metres(offer.ceiling_height_m, "m"),
    "floor": lambda offer: offer.get_floor_display(),
}
