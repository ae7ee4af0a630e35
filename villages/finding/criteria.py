"""What a household may ask of a village, as data: the form, the counts and the finding read it.

Parameters are the words of the address: French in every language, and never changed, for
addresses are kept and sent on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.translation.spoken import SpokenLanguage
from villages import choices
from villages.housing_choices import Tenure

from .records import Record

Words = str | Promise


class Asking(Enum):
    """How many of a criterion's options are asked for, and whether one or all must be met."""

    ONE = "one"
    YES = "yes"
    ANY = "any"
    ALL = "all"


@dataclass(frozen=True)
class Facet:
    """One thing to ask: `options` are codes with their words, `met_by` says which of the codes a
    village meets, `said` what a criterion is called where it stands alone."""

    name: str
    parameter: str
    label: Words
    asking: Asking
    options: tuple[tuple[str, Words], ...]
    met_by: Callable[[Record], Iterable[str]]
    said: Words = "%(option)s"
    none: Words = ""

    @property
    def needs_all(self) -> bool:
        return self.asking is Asking.ALL

    @property
    def is_many(self) -> bool:
        return self.asking in {Asking.ANY, Asking.ALL}

    def words(self, code: str) -> str:
        """Return what asking for `code` is called."""
        return str(self.said) % {"option": dict(self.options)[code]}


SPEEDS = (30, 100, 300, 1000)
NEAR_TELECENTRE_KM = (10, 20, 30)
#: Least number of inhabitants of each band; the last has no end.
BANDS = (0, 500, 1000, 2000, 5000)
YES = "1"


def has_fibre(record: Record) -> bool:
    """Whether some homes at least can have fibre, as the village's card says it."""
    return bool(record.fibre_percent) or "fibre" in record.broadband


def _population(record: Record) -> Iterable[str]:
    if record.population is not None:
        yield str(max(least for least in BANDS if least <= record.population))


def _telecentre(record: Record) -> Iterable[str]:
    if record.telecentre_km is None:
        return ()
    return [str(km) for km in (0, *NEAR_TELECENTRE_KM) if record.telecentre_km <= km]


def _speeds(record: Record) -> Iterable[str]:
    return [str(speed) for speed in SPEEDS if (record.download_mbps or 0) >= speed]


FACETS = (
    Facet(
        "territory",
        "territoire",
        _("Where in the Gers?"),
        Asking.ANY,
        tuple(choices.Territory.choices),
        lambda record: [record.territory],
    ),
    Facet(
        "fibre",
        "fibre",
        _("Fibre to the home"),
        Asking.YES,
        ((YES, _("Fibre to the home")),),
        lambda record: [YES] if has_fibre(record) else (),
        _("fibre"),
    ),
    Facet(
        "speed",
        "vitesse",
        _("Download, at least"),
        Asking.ONE,
        tuple((str(speed), f"{speed} Mbit/s") for speed in SPEEDS),
        _speeds,
        _("%(option)s at least"),
        _("Any speed"),
    ),
    Facet(
        "schools",
        "ecole",
        _("Schools"),
        Asking.ALL,
        tuple(choices.School.choices),
        lambda record: record.schools,
    ),
    Facet(
        "childcare",
        "garde",
        _("Childcare"),
        Asking.ALL,
        tuple(choices.Childcare.choices),
        lambda record: record.childcare,
    ),
    Facet(
        "health",
        "sante",
        _("Health care in the village"),
        Asking.ALL,
        tuple(choices.Health.choices),
        lambda record: record.health,
    ),
    Facet(
        "shops",
        "commerce",
        _("Shops and services in the village"),
        Asking.ALL,
        tuple(choices.Shop.choices),
        lambda record: record.shops,
    ),
    Facet(
        "transport",
        "transport",
        _("Getting about"),
        Asking.ALL,
        tuple(choices.Transport.choices),
        lambda record: record.transport,
    ),
    Facet(
        "population",
        "population",
        _("Inhabitants"),
        Asking.ANY,
        (
            ("0", _("fewer than 500")),
            ("500", _("500 to 999")),
            ("1000", _("1,000 to 1,999")),
            ("2000", _("2,000 to 4,999")),
            ("5000", _("5,000 and more")),
        ),
        _population,
        _("%(option)s inhabitants"),
    ),
    Facet(
        "telecentre",
        "telecentre",
        _("A télécentre"),
        Asking.ONE,
        (
            ("0", _("in the village")),
            *((str(km), _("at most %(km)s km away") % {"km": km}) for km in NEAR_TELECENTRE_KM),
        ),
        _telecentre,
        _("télécentre %(option)s"),
        _("Near or not"),
    ),
    Facet(
        "takeover",
        "reprise",
        _("A business to take over"),
        Asking.YES,
        ((YES, _("A business to take over")),),
        lambda record: [YES] if record.takeovers else (),
        _("a business to take over"),
    ),
    Facet(
        "language",
        "langue",
        _("Spoken by people here"),
        Asking.ONE,
        tuple(SpokenLanguage.choices),
        lambda record: record.spoken,
        _("%(option)s spoken"),
        pgettext_lazy("language", "Any"),
    ),
)
BY_NAME = {facet.name: facet for facet in FACETS}
ROOMS = (2, 3, 4, 5)

#: What is asked of homes. It never leaves a village out: where no advert matches today, its
#: committee looks for one.
OF_HOMES = {"tenure": "logement", "budget": "budget", "rooms": "pieces"}
TENURES = tuple(Tenure.choices)

PARAMETERS = {
    "q": "q",
    **{facet.name: facet.parameter for facet in FACETS},
    "origin": "depuis",
    "kilometres": "km",
    **OF_HOMES,
    "sort": "tri",
}
