"""The villages found as a page of the list shows them: in groups, each with why it is there."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.measures import euros
from cms.translation.spoken import SpokenLanguage
from cms.translation.wording import put_words
from villages.choices import Territory
from villages.geography import AUCH
from villages.housing_choices import Tenure
from villages.models import VillagePage

from .criteria import has_fibre
from .outcome import Finding
from .records import Home, Record

WITH_ADVERT, WITHOUT_ADVERT, ELSEWHERE, ALL = "with-advert", "without-advert", "elsewhere", "found"


@dataclass(frozen=True)
class Group:
    """Villages that are read together: `count` is how many there are on all pages."""

    code: str
    heading: str
    count: int
    villages: list[VillagePage]

    @property
    def has_no_advert(self) -> bool:
        return self.code == WITHOUT_ADVERT


def groups(finding: Finding, page: Page, locale) -> list[Group]:
    """Return the villages of `page`, of records, in their groups."""

    def code_of(record: Record) -> str:
        if finding.looks_for_home:
            return WITH_ADVERT if record.id in finding.homes else WITHOUT_ADVERT
        if "sort" in finding.asked:
            return ALL
        return record.territory or ELSEWHERE

    counts = Counter(map(code_of, finding.order))
    cards = {record.id: _card(finding, record, locale) for record in page}
    put_words(cards.values())
    return [
        Group(
            code,
            _heading(code, counts[code]),
            counts[code],
            [cards[record.id] for record in records],
        )
        for code, records in groupby(page, code_of)
    ]


def _heading(code: str, count: int) -> str:
    if code == WITH_ADVERT:
        return _("With a home that fits")
    if code == WITHOUT_ADVERT:
        return _("The committee looks for a home with you")
    if code == ALL:
        return _("The villages found")
    if code == ELSEWHERE:
        return _("Elsewhere in the Gers")
    return Territory(code).label


def _card(finding: Finding, record: Record, locale) -> VillagePage:
    village = record.as_page()
    village.locale = locale
    village.reasons = reasons(finding, record)
    return village


def reasons(finding: Finding, record: Record) -> list[str]:
    """Return why the village is among those found, where its facts do not say so already."""
    asked, told = finding.asked, []
    if record.id in finding.homes:
        told += _homes(finding.homes[record.id])
    if finding.origin or asked.get("sort") == "distance":
        told.append(_distance(finding, record))
    if "speed" in asked:
        told.append(_("up to %(speed)s Mbit/s") % {"speed": record.download_mbps})
    if "telecentre" in asked:
        told.append(_telecentre(record))
    if "takeover" in asked:
        told.append(
            ngettext(
                "%(count)s business to take over",
                "%(count)s businesses to take over",
                record.takeovers,
            )
            % {"count": record.takeovers}
        )
    if "language" in asked:
        language = SpokenLanguage(asked["language"]).label
        told.append(_("%(language)s spoken") % {"language": language})
    if "fibre" in asked and has_fibre(record) and not record.fibre_percent:
        told.append(_("fibre to the home"))
    return told


def _homes(homes: list[Home]) -> list[str]:
    """Return how many there are to rent and for sale, and from what price; cheapest come first."""
    told = []
    to_rent = [home for home in homes if home.tenure == Tenure.RENT]
    if to_rent:
        words = ngettext(
            "%(count)s home to rent from %(price)s",
            "%(count)s homes to rent from %(price)s",
            len(to_rent),
        )
        told.append(words % {"count": len(to_rent), "price": euros(to_rent[0].price_eur)})
    for_sale = [home for home in homes if home.tenure == Tenure.SALE]
    if for_sale:
        words = ngettext(
            "%(count)s home for sale from %(price)s",
            "%(count)s homes for sale from %(price)s",
            len(for_sale),
        )
        told.append(words % {"count": len(for_sale), "price": euros(for_sale[0].price_eur)})
    return told


def _distance(finding: Finding, record: Record) -> str:
    place = finding.origin or AUCH
    return _("%(kilometres)s km from %(place)s as the crow flies") % {
        "kilometres": round(finding.kilometres[record.id]),
        "place": place.name,
    }


def _telecentre(record: Record) -> str:
    if round(record.telecentre_km) == 0:
        return _("a télécentre in the village")
    return _("a télécentre %(kilometres)s km away") % {"kilometres": round(record.telecentre_km)}
