"""What is known of a village, a home and a télécentre as finished sentences, in any language.

Readers get them in the place of words that nobody has translated. What is not known is not said.
"""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from cms.measures import euros, measure
from cms.translation.spoken import SpokenLanguage
from villages.choices import Broadband, School
from villages.geography import AUCH, TOULOUSE
from villages.housing_choices import EnergyClass, HomeKind, Tenure
from villages.telecentre_facts import in_euros

#: What is to rent or for sale, as a sentence: its grammar is each language's own.
WHAT_IT_IS = {
    (Tenure.RENT, HomeKind.HOUSE): gettext_lazy("This is a house to rent in %(village)s."),
    (Tenure.RENT, HomeKind.FLAT): gettext_lazy("This is a flat to rent in %(village)s."),
    (Tenure.RENT, HomeKind.FARMHOUSE): gettext_lazy("This is a farmhouse to rent in %(village)s."),
    (Tenure.RENT, HomeKind.ROOM): gettext_lazy("This is a room to rent in %(village)s."),
    (Tenure.SALE, HomeKind.HOUSE): gettext_lazy("This is a house for sale in %(village)s."),
    (Tenure.SALE, HomeKind.FLAT): gettext_lazy("This is a flat for sale in %(village)s."),
    (Tenure.SALE, HomeKind.FARMHOUSE): gettext_lazy("This is a farmhouse for sale in %(village)s."),
    (Tenure.SALE, HomeKind.ROOM): gettext_lazy("This is a room for sale in %(village)s."),
}


def village_in_short(village, *, homes: int | None = None, committee=()) -> list[str]:
    """Return what is known of `village`; `homes`: how many of them are on offer there (None: not
    counted), `committee`: its people."""
    return [
        *_people(village),
        _("It is %(toulouse)s from Toulouse and %(auch)s from Auch, as the crow flies.")
        % {
            "toulouse": measure(round(village.distance_to(TOULOUSE)), "km"),
            "auch": measure(round(village.distance_to(AUCH)), "km"),
        },
        *_line(village),
        *_listed(_("Schools: %(list)s."), School.short_labels(village.schools)),
        *_listed(_("Shops and services: %(list)s."), village.get_shops_labels()),
        *_listed(_("Health care: %(list)s."), village.get_health_labels()),
        *_greeting(village, committee),
        *_homes(homes),
    ]


def home_in_short(home) -> list[str]:
    """Return what is known of `home`, an advert."""
    told = [WHAT_IT_IS[home.tenure, home.kind] % {"village": home.parent_page.title}]
    if home.rooms and home.surface_m2:
        words = ngettext(
            "It has %(number)s room on %(surface)s.",
            "It has %(number)s rooms on %(surface)s.",
            home.rooms,
        )
        surface = measure(home.surface_m2, "m²")
        told.append(words % {"number": number_format(home.rooms), "surface": surface})
    told += _costs(home)
    if home.dpe == EnergyClass.EXEMPT:
        told.append(_("It is not subject to the energy diagnosis."))
    elif home.dpe:
        told.append(_("Its energy class is %(letter)s.") % {"letter": home.dpe})
    if home.is_furnished:
        told.append(_("It is furnished."))
    if home.has_workspace:
        told.append(_("There is a room or a corner to work in."))
    if home.has_fibre is not None:
        told.append(_("It has fibre.") if home.has_fibre else _("It has no fibre."))
    if home.available_from and home.available_from > timezone.localdate():
        day = date_format(home.available_from)
        told.append(_("It is free from %(day)s on.") % {"day": day})
    else:
        told.append(_("It is free now."))
    return told


def telecentre_in_short(telecentre) -> list[str]:
    """Return what is known of `telecentre`."""
    place = telecentre.parent_page.title
    told = [_("This is an equipped office to work in, in %(village)s.") % {"village": place}]
    if telecentre.desks is not None:
        words = ngettext("It has %(number)s desk.", "It has %(number)s desks.", telecentre.desks)
        told.append(words % {"number": number_format(telecentre.desks)})
    if telecentre.has_meeting_room:
        told.append(_("It has a meeting room."))
    told += _listed(_("Equipment: %(list)s."), telecentre.get_equipment_labels())
    if telecentre.day_eur:
        price = in_euros(telecentre.day_eur)
        told.append(_("A day costs %(price)s.") % {"price": price})
    elif telecentre.day_eur is not None:
        told.append(_("A day is free of charge."))
    if telecentre.is_free_for_members:
        told.append(_("Members of the network work there free of charge."))
    if telecentre.download_mbps is not None:
        speed = measure(telecentre.download_mbps, _("Mbit/s"))
        told.append(_("Its line was measured at %(speed)s.") % {"speed": speed})
    return told


def _people(village) -> list[str]:
    if village.population is None:
        return []
    words = ngettext(
        "%(village)s has %(number)s inhabitant.",
        "%(village)s has %(number)s inhabitants.",
        village.population,
    )
    number = number_format(village.population, force_grouping=True)
    return [words % {"village": village.title, "number": number}]


def _line(village) -> list[str]:
    if village.fibre_percent:
        share = measure(village.fibre_percent, "%")
        return [_("%(share)s of homes can have fibre.") % {"share": share}]
    if village.fibre_percent == 0 and not village.broadband:
        return [_("No home can have fibre yet.")]
    best = [dict(Broadband.choices)[code] for code in village.broadband[:1]]
    return _listed(_("Internet: %(list)s."), best)


def _greeting(village, committee) -> list[str]:
    """Say that the reader can be greeted in their own language; else which others there are."""
    language = get_language()
    if any(language in person.languages for person in committee):
        name = dict(SpokenLanguage.choices)[language]
        words = _("Somebody of the welcome committee speaks your language (%(language)s).")
        return [words % {"language": name}]
    return _listed(_("Languages spoken there: %(list)s."), village.get_languages_labels())


def _homes(number: int | None) -> list[str]:
    if number is None:
        return []
    if not number:
        return [_("No home is on offer there at the moment.")]
    words = ngettext(
        "%(number)s home is on offer there.", "%(number)s homes are on offer there.", number
    )
    return [words % {"number": number_format(number)}]


def _costs(home) -> list[str]:
    told = []
    if home.price_eur:
        words = (
            _("The rent is %(price)s a month without charges.")
            if home.tenure == Tenure.RENT
            else _("The price asked is %(price)s.")
        )
        told.append(words % {"price": euros(home.price_eur)})
    if home.charges_eur:
        charges = euros(home.charges_eur)
        told.append(_("Charges are %(price)s a month.") % {"price": charges})
    elif home.charges_eur == 0 and home.tenure == Tenure.RENT:
        told.append(_("There are no charges."))
    return told


def _listed(words: str, labels) -> list[str]:
    """Return the sentence `words` about `labels`; none where there are none."""
    names = ", ".join(map(str, labels))
    return [words % {"list": names}] if names else []
