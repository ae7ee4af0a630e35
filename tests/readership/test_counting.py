"""What counts as a reading, and that nothing is kept of who reads."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.editorial import standing
from cms.readership import counting
from cms.readership.counting import ROBOT
from cms.readership.middleware import address_of
from cms.readership.models import DailyReads
from cms.readership.reads import KEPT, Reads, forget_old_reads, write_reads
from tests.at_once import at_once

FIREFOX = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_read():
    counting.forget_who_read()


@pytest.fixture
def reader():
    return Client(**FIREFOX)


def counted(page) -> int:
    return sum(DailyReads.objects.filter(page=page).values_list("count", flat=True))


def read(client, page, **headers):
    response = client.post(address_of(page.pk), **headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    return response


def test_reader_is_counted_once_in_half_an_hour_and_others_beside(reader, marciac):
    read(reader, marciac, HTTP_SEC_FETCH_SITE="same-origin")
    read(reader, marciac)
    assert counted(marciac) == 1
    read(reader, marciac, REMOTE_ADDR="192.0.2.7")
    assert DailyReads.objects.get().count == 2
    assert DailyReads.objects.get().day == timezone.localdate()


def test_one_household_is_one_reader_however_many_addresses_it_has(reader, marciac):
    for n in range(1, 4):
        read(reader, marciac, REMOTE_ADDR=f"2001:db8:1:2::{n}")
    assert counted(marciac) == 1


def test_reader_without_script_is_counted_by_a_picture(reader, marciac):
    address = address_of(marciac.pk, picture=True)
    assert reader.head(address).status_code == 200
    assert counted(marciac) == 0
    response = reader.get(address)
    assert response["Content-Type"] == "image/gif"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert counted(marciac) == 1


def test_asking_for_the_address_of_the_script_counts_nothing(reader, marciac):
    assert reader.get(address_of(marciac.pk)).status_code == 405
    assert reader.post(address_of(marciac.pk, picture=True)).status_code == 405
    assert counted(marciac) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=whatever"},
    ],
    ids=str,
)
def test_what_is_no_reader_is_not_counted(reader, marciac, headers, django_assert_num_queries):
    with django_assert_num_queries(0):
        read(reader, marciac, **headers)
    assert counted(marciac) == 0


@pytest.mark.parametrize(
    ("browser", "is_robot"),
    [
        ("Mozilla/5.0 (compatible; bingbot/2.0)", True),
        ("facebookexternalhit/1.1", True),
        ("python-requests/2.32", True),
        ("Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36", False),
        (FIREFOX["HTTP_USER_AGENT"], False),
    ],
)
def test_robots_are_those_that_say_so(browser, is_robot):
    assert bool(ROBOT.search(browser)) is is_robot


def test_only_what_partners_keep_and_the_public_reads_is_counted(
    reader, marciac, village_index, committee
):
    hidden = village_index.get_children().get(pk=marciac.pk)
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    for number in (marciac.pk, village_index.pk, 10**17, 0):
        assert reader.post(address_of(number)).status_code == 204
    assert not DailyReads.objects.exists()


def test_closed_page_is_not_counted(reader, member_page, member):
    standing.close(member_page, closed_as="paused", by=member)
    read(reader, member_page)
    assert counted(member_page) == 0


def test_reader_learns_nothing_of_a_database_that_fails(reader, marciac, monkeypatch, caplog):
    def fail(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(counting, "add_one", fail)
    read(reader, marciac)
    assert "OperationalError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_readers_at_one_moment_are_all_counted(marciac):
    request = RequestFactory().post

    def reading(n):
        return lambda: counting.note(
            request(address_of(marciac.pk), REMOTE_ADDR=f"192.0.2.{n}", **FIREFOX), marciac.pk
        )

    assert at_once(*(reading(n) for n in range(1, 6))) == [True] * 5
    assert counted(marciac) == 5


def test_nothing_of_who_reads_is_stored(reader, marciac):
    read(reader, marciac, REMOTE_ADDR="192.0.2.9")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM readership_dailyreads")
        columns = {column[0] for column in cursor.description}
    assert columns == {"id", "page_id", "day", "count"}


def test_numbers_are_told_by_month_and_for_all_languages(
    marciac, lectoure, django_assert_num_queries
):
    today = date(2026, 3, 5)
    for day, count in [(date(2026, 3, 1), 2), (today, 41), (date(2026, 2, 28), 7)]:
        DailyReads.objects.create(page=marciac, day=day, count=count)
    DailyReads.objects.create(page=marciac, day=date(2026, 1, 31), count=100)
    english, _new = Locale.objects.get_or_create(language_code="en")
    Page.objects.filter(pk=lectoure.pk).update(
        translation_key=marciac.translation_key, locale=english
    )
    DailyReads.objects.create(page=lectoure, day=today, count=1)
    with django_assert_num_queries(1):
        write_reads([marciac], today)
    assert marciac.reads == Reads(this_month=44, last_month=7)


def test_page_that_nobody_has_read_says_so(marciac):
    write_reads([marciac])
    assert marciac.reads == Reads(0, 0)


def test_numbers_older_than_two_years_are_deleted(marciac):
    today = timezone.localdate()
    for age in (KEPT, KEPT + timedelta(days=1)):
        DailyReads.objects.create(page=marciac, day=today - age, count=1)
    assert forget_old_reads() == 1
    assert DailyReads.objects.get().day == today - KEPT


def test_public_page_says_where_it_is_counted_and_the_ccis_does_not(reader, marciac, home_page):
    told = reader.get(marciac.address("fr")).content.decode()
    assert f'data-address="{address_of(marciac.pk)}"' in told
    assert f'src="{address_of(marciac.pk, picture=True)}"' in told
    assert "/-/lu/" not in reader.get("/fr/").content.decode()
