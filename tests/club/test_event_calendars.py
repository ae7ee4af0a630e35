"""The meetings in people's own calendars and feed readers, read by another library than ours."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from cms.calendars.models import ToldEntry
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, on_day
from tests.factories.telecentres import TelecentrePageFactory
from tests.forms import form_data

PARIS = ZoneInfo("Europe/Paris")
ALL = "/fr/club/club.ics"
FEED = "/fr/club/feed.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


def read(visitor, address=ALL) -> dict:
    """Return the events of a calendar by their theme."""
    response = visitor.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = IcsCalendarStream.calendar_from_ics(response.content.decode())
    return {event.summary: event for event in calendar.events}


def test_it_holds_what_comes_and_the_last_twelve_months(visitor, club):
    ClubEventPageFactory(title="À venir")
    ClubEventPageFactory(title="Annulée", cancelled=True)
    ClubEventPageFactory(title="Passée", past=True)
    ClubEventPageFactory(title="Ancienne", starts_at=on_day(-400, 18), ends_at=on_day(-400, 20))
    ClubEventPageFactory(title="Brouillon", draft=True)
    ClubEventPageFactory(title="Retirée").unpublish()
    events = read(visitor)
    assert set(events) == {"À venir", "Annulée", "Passée"}
    statuses = {theme: str(event.status) for theme, event in events.items()}
    assert {theme for theme, status in statuses.items() if "CANCELLED" in status} == {"Annulée"}
    assert "L’intervenante est prise." in events["Annulée"].description


def test_an_event_says_where_it_is_and_where_more_is_said(visitor, club):
    event = ClubEventPageFactory()
    [found] = read(visitor).values()
    assert found.location == "Salle des fêtes, Auch"
    assert str(found.url) == f"http://testserver{event.address('fr')}"
    assert found.description.startswith(event.introduction)
    assert (found.dtstart, found.dtend) == (event.starts_at, event.ends_at)


@pytest.mark.parametrize(
    ("starts", "ends", "utc"),
    [
        # winter time begins at 3 that night: 2.30 comes twice, the first one is summer's
        ((2026, 10, 24, 22, 0), (2026, 10, 25, 4, 0), ("20261024T200000Z", "20261025T030000Z")),
        ((2027, 3, 27, 23, 0), (2027, 3, 28, 4, 0), ("20270327T220000Z", "20270328T020000Z")),
    ],
)
def test_the_night_of_the_clock_change_has_the_right_universal_time(
    visitor, club, starts, ends, utc
):
    event = ClubEventPageFactory(
        starts_at=datetime(*starts, tzinfo=PARIS), ends_at=datetime(*ends, tzinfo=PARIS)
    )
    lines = visitor.get(event.calendar_address).content.decode().splitlines()
    assert f"DTSTART:{utc[0]}" in lines
    assert f"DTEND:{utc[1]}" in lines


def test_a_meeting_is_the_same_one_in_all_languages(visitor, club):
    event = ClubEventPageFactory(title="Médiation", slug="mediation")
    addresses = [
        ALL, "/en/club/club.ics", "/pt/clube/club.ics", "/fr/club/mediation/calendar.ics",
        "/es/club/mediation/calendar.ics",
    ]  # fmt: skip
    assert len({read(visitor, address)["Médiation"].uid for address in addresses}) == 1
    assert read(visitor, "/pt/clube/club.ics")["Médiation"].url != event.address("fr")


def test_another_languages_section_has_none(visitor, club):
    assert visitor.get("/fr/clube/club.ics").status_code == 404
    assert visitor.get("/pt/club/club.ics").status_code == 404


def test_without_the_section_there_is_none(visitor, home_page):
    assert visitor.get(ALL).status_code == 404
    assert visitor.get(FEED).status_code == 404


def test_an_hour_changed_in_the_cms_keeps_the_uid_and_raises_the_sequence(
    visitor, club, moderator, client_of
):
    event = ClubEventPageFactory(title="Déplacée")
    before = read(visitor)["Déplacée"]
    cms, address = client_of(moderator), f"/admin/pages/{event.pk}/edit/"
    later = timezone.localtime(event.starts_at + timedelta(minutes=30))
    typed = form_data(cms.get(address), "form#page-edit-form")
    changed = {"starts_at": later.strftime("%Y-%m-%d %H:%M"), "action-publish": "1"}
    assert cms.post(address, typed | changed).status_code == 302
    after = read(visitor)["Déplacée"]
    assert after.uid == before.uid
    assert after.dtstart == before.dtstart + timedelta(minutes=30)
    assert after.sequence == before.sequence + 1
    # read over and published again, nothing that one plans by has changed
    typed = form_data(cms.get(address), "form#page-edit-form")
    cms.post(address, typed | {"introduction": "Mieux dit.", "action-publish": "1"})
    assert read(visitor)["Déplacée"].sequence == after.sequence


def test_a_draft_of_another_hour_tells_nobody(visitor, club, moderator, client_of):
    event = ClubEventPageFactory(title="Hésitante")
    before = visitor.get(ALL).content
    cms, address = client_of(moderator), f"/admin/pages/{event.pk}/edit/"
    typed = form_data(cms.get(address), "form#page-edit-form")
    cms.post(address, typed | {"place": "Ailleurs"})
    event.refresh_from_db()
    assert event.has_unpublished_changes
    assert visitor.get(ALL).content == before


def test_what_the_cms_cannot_keep_it_refuses_even_as_a_draft(club, moderator, client_of):
    event = ClubEventPageFactory(draft=True)
    cms, address = client_of(moderator), f"/admin/pages/{event.pk}/edit/"
    typed = form_data(cms.get(address), "form#page-edit-form")
    for wrong in ({"ends_at": typed["starts_at"]}, {"slug": "bureaux"}, {"starts_at": ""}):
        answer = cms.post(address, typed | wrong)
        assert answer.status_code == 200
        assert answer.context["form"].errors


def sequence() -> int:
    return ToldEntry.objects.get(uid__startswith="meeting-").sequence


def test_cancelled_moved_taken_off_and_back_each_raise_the_sequence(visitor, club, marciac):
    event = ClubEventPageFactory()
    assert sequence() == 0
    event.telecentre = TelecentrePageFactory(parent=marciac)
    event.save_revision().publish()
    assert sequence() == 1
    event.is_cancelled = True
    event.save_revision().publish()
    assert sequence() == 2
    event.unpublish()
    assert sequence() == 2  # calendars know already that it does not take place
    event.is_cancelled = False
    event.save_revision().publish()
    assert sequence() == 3


def test_taken_off_the_site_it_is_told_as_cancelled(visitor, club):
    event = ClubEventPageFactory()
    event.unpublish()
    assert sequence() == 1
    event.get_latest_revision().publish()
    assert sequence() == 2


def test_deleted_it_is_told_as_cancelled_and_its_section_too(club):
    ClubEventPageFactory().delete()
    assert sequence() == 1
    ToldEntry.objects.all().delete()
    ClubEventPageFactory()
    club.refresh_from_db()
    club.delete()
    assert sequence() == 1


@pytest.mark.parametrize("address", [ALL, FEED])
def test_it_is_kept_a_while_and_not_sent_twice(visitor, club, address):
    event = ClubEventPageFactory()
    response = visitor.get(address)
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    known = {"If-None-Match": response.headers["ETag"]}
    assert visitor.get(address, headers=known).status_code == 304
    event.title = "Un autre thème"
    event.save_revision().publish()
    assert visitor.get(address, headers=known).status_code == 200
    assert visitor.post(address).status_code == 405


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow(
    visitor, club, marciac, django_assert_max_num_queries, count
):
    for _ in range(count):
        ClubEventPageFactory(telecentre=TelecentrePageFactory(parent=marciac))
    with django_assert_max_num_queries(7):
        visitor.get(ALL)
    with django_assert_max_num_queries(7):
        visitor.get(FEED)


def test_the_feed_tells_what_was_announced_last(visitor, club):
    first = ClubEventPageFactory(title="Première annonce")
    ClubEventPageFactory(title="Seconde", cancelled=True)
    ClubEventPageFactory(title="Brouillon", draft=True)
    feed = ElementTree.fromstring(visitor.get("/en/club/feed.xml").content)  # noqa: S314 our own
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Cancelled: Seconde",
        "Première annonce",
    ]
    assert entries[1].findtext(f"{ATOM}id") == first.translation_key.urn
    assert "Salle des fêtes, Auch" in entries[1].findtext(f"{ATOM}summary")


def test_moments_are_kept_in_universal_time(club):
    event = ClubEventPageFactory(
        starts_at=datetime(2026, 12, 3, 18, tzinfo=PARIS),
        ends_at=datetime(2026, 12, 3, 20, tzinfo=PARIS),
    )
    assert event.starts_at == datetime(2026, 12, 3, 17, tzinfo=UTC)
