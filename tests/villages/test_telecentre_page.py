"""A télécentre as a reader finds it, and as its committee writes it."""

import re
from datetime import date, datetime, time
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from tests.factories import TelecentrePageFactory
from tests.forms import form_data
from villages.models import OpeningException, OpeningHours, TelecentrePage
from villages.opening_hours import PARIS
from villages.telecentre_facts import describe, in_euros

pytestmark = pytest.mark.django_db

MONDAY_AT_TEN = datetime(2026, 11, 23, 10, tzinfo=PARIS)


def read(browser, page, language="fr") -> str:
    soup = BeautifulSoup(browser.get(page.address(language)).content, "html.parser")
    return re.sub(r"\s+", " ", soup.main.get_text(" "))


@pytest.fixture
def telecentre(marciac):
    return TelecentrePageFactory(parent=marciac, title="La Ruche", slug="la-ruche")


def test_a_reader_learns_the_hours_of_the_week(visitor, telecentre):
    text = read(visitor, telecentre, "en")
    assert "Monday to Friday 9 a.m. – noon 2 p.m. – 6 p.m." in text
    assert "Saturday and Sunday closed" in text
    assert "Closed on public holidays." in text


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (MONDAY_AT_TEN, "Open now, until noon"),
        (MONDAY_AT_TEN.replace(hour=12), "Closed now, opens today at 2 p.m."),
        (MONDAY_AT_TEN.replace(hour=18), "Closed now, opens tomorrow at 9 a.m."),
        (MONDAY_AT_TEN.replace(day=28), "Closed now, opens on Monday at 9 a.m."),
        (datetime(2026, 12, 20, 12, tzinfo=PARIS), "opens on Jan. 4, 2027 at 9 a.m."),
    ],
)
def test_a_reader_learns_whether_it_is_open_now(visitor, marciac, now, words):
    christmas = OpeningException(
        first_day=date(2026, 12, 21), last_day=date(2027, 1, 3), reason="Congés"
    )
    page = TelecentrePageFactory(parent=marciac, opening_exceptions=[christmas])
    with time_machine.travel(now, tick=False):
        assert words in read(visitor, page, "en")


def test_coming_exceptions_are_told_with_their_reason_and_past_ones_are_not(visitor, marciac):
    exceptions = [
        OpeningException(first_day=date(2026, 11, 1), reason="Travaux finis"),
        OpeningException(
            first_day=date(2026, 12, 24), opens=time(9), closes=time(12), reason="Réveillon"
        ),
    ]
    page = TelecentrePageFactory(parent=marciac, opening_exceptions=exceptions)
    with time_machine.travel(MONDAY_AT_TEN, tick=False):
        text = read(visitor, page)
    assert "24 décembre 2026 09:00 – 12:00 Réveillon" in text
    assert "Travaux finis" not in text


def test_without_hours_the_reader_is_told_to_call_and_nothing_is_guessed(visitor, marciac):
    page = TelecentrePageFactory(parent=marciac, bare=True)
    text = read(visitor, page, "en")
    assert "call before you come" in text
    assert "Closed now" not in text
    assert "Price not provided" in text


def test_it_lies_at_its_door_or_else_in_the_village(marciac):
    page = TelecentrePageFactory(parent=marciac)
    assert (page.place.latitude, page.place.longitude) == (marciac.latitude, marciac.longitude)
    page.latitude, page.longitude = Decimal("43.52500"), Decimal("0.16000")
    assert page.place.latitude == Decimal("43.52500")


def test_half_a_position_is_refused(telecentre):
    telecentre.latitude = Decimal("43.52500")
    with pytest.raises(ValidationError) as refusal:
        telecentre.full_clean()
    assert set(refusal.value.message_dict) == {"longitude"}


@pytest.mark.parametrize(
    ("language", "amount", "written"),
    [
        ("fr", "12.50", "12,50\u202f€"),
        ("fr", "90.00", "90\u202f€"),
        ("en", "12.50", "12.50\u202f€"),
        ("pt", "1234.50", "1.234,50\u202f€"),
        ("en", "0", "free of charge"),
    ],
)
def test_prices_are_written_as_the_reader_does(language, amount, written):
    with translation.override(language):
        assert in_euros(Decimal(amount)) == written


def test_every_fact_that_is_told_is_shown():
    page = TelecentrePage(
        desks=1,
        has_meeting_room=True,
        meeting_room_seats=12,
        equipment=["printer", "fibre"],
        half_day_eur=Decimal(8),
        month_eur=Decimal("150.50"),
        is_free_for_members=True,
        download_mbps=940,
        disabled_access="partial",
    )
    with translation.override("en"):
        told = {fact.name: fact.text for group in describe(page) for fact in group.facts}
    assert told == {
        "desks": "1 desk",
        "meeting_room": "yes, 12 seats",
        "equipment": "fibre, printer and photocopier",
        "half_day_eur": "8\u202f€",
        "month_eur": "150.50\u202f€",
        "members": "free of charge",
        "download": "940\u202fMbit/s",
        "upload": "",
        "access": "partial",
    }


def draft_of(telecentre) -> TelecentrePage:
    return TelecentrePage.objects.get(pk=telecentre.pk).get_latest_revision_as_object()


@pytest.fixture
def form(telecentre, committee, client_of):
    """Return the function that posts the committee's form with some answers changed."""
    committee.language = "en"  # the words below are the code's own
    committee.save()
    browser = client_of(committee)
    address = reverse("wagtailadmin_pages:edit", args=[telecentre.pk])
    data = form_data(browser.get(address), "#page-edit-form")

    def post(**changed):
        names = {name.replace("__", "-"): value for name, value in changed.items()}
        return browser.post(address, data | names)

    return post


def test_the_committee_keeps_the_hours(form, telecentre):
    assert form(opening_hours__0__opens="08:30").status_code == 302
    draft = draft_of(telecentre)
    assert min(row.opens for row in draft.opening_hours.all()) == time(8, 30)


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        ({"opening_hours__0__closes": "08:00"}, "the wrong way round"),
        ({"opening_hours__0__closes": "14:30"}, "before the one above it has ended"),
        (
            {"opening_hours__1__opens": "09:00", "opening_hours__1__closes": "12:00"},
            "there twice",
        ),
    ],
)
def test_hours_that_do_not_fit_are_refused(form, telecentre, changed, objection):
    before = telecentre.latest_revision_id
    response = form(**changed)
    assert response.status_code == 200
    assert objection in response.content.decode()
    telecentre.refresh_from_db()
    assert telecentre.latest_revision_id == before


def _exceptions(*rows) -> dict:
    sent = {"opening_exceptions__TOTAL_FORMS": len(rows)}
    for n, row in enumerate(rows):
        sent |= {f"opening_exceptions__{n}__{name}": value for name, value in row.items()}
    return sent


CLOSED = {"first_day": "2026-12-24", "last_day": "2026-12-31", "opens": "", "closes": ""}


@pytest.mark.parametrize(
    ("rows", "objection"),
    [
        ([CLOSED | {"last_day": "2026-12-01"}], "The last day comes after the first"),
        ([CLOSED | {"opens": "09:00"}], "Give both hours"),
        ([CLOSED | {"opens": "12:00", "closes": "09:00"}], "Give both hours"),
        ([CLOSED, CLOSED | {"opens": "09:00", "closes": "12:00"}], "says that it is closed"),
        (
            [
                CLOSED | {"opens": "09:00", "closes": "12:00"},
                CLOSED | {"opens": "11:00", "closes": "13:00"},
            ],
            "before the one above it has ended",
        ),
    ],
)
def test_exceptions_that_do_not_fit_are_refused(form, rows, objection):
    response = form(**_exceptions(*rows))
    assert response.status_code == 200
    assert objection in response.content.decode()


def test_an_exception_of_one_day_needs_its_day_only(form, telecentre):
    assert form(**_exceptions({"first_day": "2026-12-24"})).status_code == 302
    exception = draft_of(telecentre).opening_exceptions.get()
    assert exception.ends_on == date(2026, 12, 24)


def test_hours_are_public_when_the_cci_has_approved_them(visitor, form, telecentre):
    form(opening_hours__0__opens="08:30")
    assert "08:30" not in read(visitor, telecentre)


def test_the_database_refuses_a_span_turned_round(telecentre):
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningHours.objects.create(page=telecentre, weekday=1, opens=time(12), closes=time(9))
