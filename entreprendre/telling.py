"""What is known of a takeover as finished sentences, in any language; of a confidential one no more
than its teaser says."""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.measures import euros, measure
from entreprendre.choices import Kind, Premises

WHAT_IT_IS = {
    Kind.GOING_CONCERN: gettext_lazy("A business in operation (fonds de commerce) is handed over."),
    Kind.SHARES: gettext_lazy("The shares of a company are handed over."),
    Kind.LEASE_RIGHT: gettext_lazy("The right to a lease is handed over."),
    Kind.ACTIVITY: gettext_lazy("An activity without premises is handed over."),
    Kind.PREMISES: gettext_lazy("Empty premises are on offer to somebody who wants to start."),
}
WALLS = {
    Premises.LEASE: gettext_lazy("The premises are to rent."),
    Premises.FREEHOLD: gettext_lazy("The premises are for sale."),
    Premises.EITHER: gettext_lazy("The premises are to rent or for sale."),
}


def takeover_in_short(takeover) -> list[str]:
    """Return what everybody may know of `takeover`."""
    told = [
        str(WHAT_IT_IS[takeover.kind]),
        _("Activity: %(activity)s.") % {"activity": takeover.get_sector_display()},
    ]
    if takeover.place:
        told.append(_("Where: %(place)s.") % {"place": takeover.place})
    if takeover.price_eur is None:
        told.append(_("The price is to be discussed."))
    else:
        told.append(_("The price asked is %(price)s.") % {"price": euros(takeover.price_eur)})
    if takeover.turnover:
        band = takeover.get_turnover_display()
        told.append(_("Turnover of a year, without taxes: %(band)s.") % {"band": band})
    told += _staff(takeover.staff)
    if takeover.premises in WALLS:
        told.append(str(WALLS[takeover.premises]))
    if takeover.surface_m2 is not None:
        surface = measure(takeover.surface_m2, "m²")
        told.append(_("Their surface is %(surface)s.") % {"surface": surface})
    if takeover.has_living_quarters:
        told.append(_("A home goes with it."))
    if takeover.available_from and takeover.available_from > timezone.localdate():
        day = date_format(takeover.available_from)
        told.append(_("It is free from %(day)s on.") % {"day": day})
    return told


def _staff(number: int | None) -> list[str]:
    if number is None:
        return []
    if not number:
        return [_("There are no employees.")]
    words = ngettext("There is %(number)s employee.", "There are %(number)s employees.", number)
    return [words % {"number": number_format(number)}]
