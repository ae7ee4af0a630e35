"""What is known of an offer and of a culture partner as finished sentences, in any language."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.measures import euros, measure
from cultura.choices import OfferKind

WHAT_IT_IS = {
    OfferKind.RESIDENCY: gettext_lazy("%(partner)s offers a residency."),
    OfferKind.SPACE: gettext_lazy("%(partner)s offers a space to rehearse or work in."),
    OfferKind.EQUIPMENT: gettext_lazy("%(partner)s shares equipment."),
    OfferKind.TRAINING: gettext_lazy("%(partner)s offers a training."),
    OfferKind.CALL: gettext_lazy("%(partner)s calls for projects."),
    OfferKind.FUNDING: gettext_lazy("%(partner)s offers funding."),
    OfferKind.MISSION: gettext_lazy("%(partner)s offers a mission."),
}


def offer_in_short(offer, today: date) -> list[str]:
    """Return what is known of `offer` on `today`, a day in the Gers."""
    told = [WHAT_IT_IS[offer.kind] % {"partner": offer.parent_page.title}]
    if offer.place:
        told.append(_("Where: %(place)s.") % {"place": offer.place})
    told.append(_until(offer, today))
    told += _listed(_("Who may apply: %(list)s."), offer.get_applicants_labels())
    told += _listed(_("Disciplines: %(list)s."), offer.get_disciplines_labels())
    if offer.amount_eur is not None:
        told.append(_("The amount given is %(amount)s.") % {"amount": euros(offer.amount_eur)})
    if offer.price_eur:
        told.append(_("The price asked is %(price)s.") % {"price": euros(offer.price_eur)})
    elif offer.price_eur is not None:
        told.append(_("It is free of charge."))
    if offer.has_lodging is not None:
        told.append(
            _("Lodging is part of it.") if offer.has_lodging else _("There is no lodging with it.")
        )
    if offer.surface_m2 is not None:
        surface = measure(offer.surface_m2, "m²")
        told.append(_("The space measures %(surface)s.") % {"surface": surface})
    return told


def partner_in_short(partner, *, offers: int | None = None) -> list[str]:
    """Return what is known of `partner`; `offers`: how many of its offers are open (None: not
    counted)."""
    told = _listed(_("Kind of organisation: %(list)s."), [partner.get_kind_display()])
    if partner.place:
        told.append(_("Where: %(place)s.") % {"place": partner.place})
    told += _listed(_("Disciplines: %(list)s."), partner.get_disciplines_labels())
    if offers is None:
        return told
    if not offers:
        return [*told, _("No offer is open at the moment.")]
    words = ngettext("%(number)s offer is open.", "%(number)s offers are open.", offers)
    return [*told, words % {"number": number_format(offers)}]


def _until(offer, today: date) -> str:
    if offer.last_day is None:
        return _("It is always open.")
    day = {"day": date_format(offer.last_day)}
    if offer.is_open_on(today):
        return _("One may apply until %(day)s.") % day
    return _("It ended on %(day)s.") % day


def _listed(words: str, labels) -> list[str]:
    names = ", ".join(map(str, labels))
    return [words % {"list": names}] if names else []
