"""An offer leaves the open list by itself, at midnight in the Gers, and stays in the archive."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import translation

from cultura.facts import countdown
from cultura.models import CulturaOfferPage
from tests.factories import CulturaOfferPageFactory

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")

#: The last day to apply is 30 June, when the Gers is two hours before universal time.
LAST_DAY = date(2027, 6, 30)
LAST_MINUTE = datetime(2027, 6, 30, 23, 59, tzinfo=PARIS)
FIRST_MINUTE = datetime(2027, 7, 1, 0, 1, tzinfo=PARIS)


@pytest.fixture
def offer(grange):
    with time_machine.travel(datetime(2027, 6, 1, 12, tzinfo=PARIS), tick=False):
        return CulturaOfferPageFactory(parent=grange, deadline=LAST_DAY)


def read(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page) -> list[str]:
    return [card.get_text(strip=True) for card in page.select(".cards .card h3")]


def test_it_is_open_until_midnight_in_the_gers(visitor, cultura_index, offer):
    with time_machine.travel(LAST_MINUTE, tick=False):
        assert offer.title in titles(read(visitor, cultura_index.address()))
        assert titles(read(visitor, "/fr/cultura/archives/")) == []
        shown = read(visitor, offer.address())
        assert shown.select_one('a[href="mailto:residences@exemple.test"]')
        assert shown.find(id="apply")


def test_a_minute_later_it_is_in_the_archive_only(visitor, cultura_index, offer):
    with time_machine.travel(FIRST_MINUTE, tick=False):
        # in universal time the last day is not over
        assert datetime.now(UTC).date() == LAST_DAY
        assert offer.title not in titles(read(visitor, cultura_index.address()))
        assert titles(read(visitor, "/fr/cultura/archives/")) == [offer.title]


def test_its_page_stays_and_takes_nobody(visitor, offer):
    with time_machine.travel(FIRST_MINUTE, tick=False):
        shown = read(visitor, offer.address("en"))
    main = shown.main
    assert "The deadline has passed" in main.text
    assert main.find(id="apply") is None
    assert main.select_one('a[href*="residences@exemple.test"]') is None
    assert main.select_one('a[href$=".ics"]') is None
    assert offer.summary in main.text


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({"deadline": date(2027, 6, 30)}, True),
        ({"deadline": date(2027, 6, 29)}, False),
        ({"deadline": None, "ends_on": None}, True),
        ({"deadline": None, "ends_on": date(2027, 6, 30)}, True),
        ({"deadline": None, "ends_on": date(2027, 6, 29)}, False),
        ({"deadline": date(2027, 6, 29), "ends_on": date(2027, 9, 1)}, False),
    ],
)
def test_the_list_and_the_page_say_the_same(grange, fields, is_open):
    offer = CulturaOfferPageFactory(parent=grange, **fields)
    offers = CulturaOfferPage.objects.listed()
    assert offer.is_open_on(LAST_DAY) == is_open
    assert offers.open(LAST_DAY).exists() == is_open
    assert offers.archived(LAST_DAY).exists() != is_open


def test_what_closes_first_comes_first_and_what_never_closes_last(grange):
    always = CulturaOfferPageFactory(parent=grange, permanent=True)
    late = CulturaOfferPageFactory(parent=grange, deadline=date(2027, 9, 1))
    soon = CulturaOfferPageFactory(parent=grange, deadline=date(2027, 7, 1))
    found = CulturaOfferPage.objects.listed().open(LAST_DAY).by_deadline()
    assert list(found) == [soon, late, always]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 6, 1), ""),
        (date(2027, 6, 20), "10 days left"),
        (date(2027, 6, 29), "1 day left"),
        (date(2027, 6, 30), "Today is the last day"),
        (date(2027, 7, 1), ""),
    ],
)
def test_little_time_is_said(offer, today, words):

    with translation.override("en"):
        assert countdown(offer, today) == words
