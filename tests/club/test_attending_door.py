"""Who comes to a meeting: the list, the marks at the door, the sheet and the table."""

import io
from datetime import timedelta

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from club.attending.attendance import attendance_of, mark_all
from club.models import Registration
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory

SCREENS = "/admin/club/meetings/"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


@pytest.fixture
def event(club):
    """A meeting that began an hour ago."""
    now = timezone.now()
    return ClubEventPageFactory(
        parent=club,
        slug="facturer",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=2),
        register_until=now + timedelta(hours=1),
    )


@pytest.fixture
def coming(club):
    """A meeting in ten days."""
    return ClubEventPageFactory(parent=club)


def names(browser, event) -> dict[str, list[str]]:
    answer = browser.get(f"{SCREENS}{event.pk}/")
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    return {
        group["aria-labelledby"]: [one.get_text() for one in group.select("li strong")]
        for group in page.select("ol.attendance")
    }


def test_people_stand_by_name_and_the_waiting_by_their_turn(event, moderator, client_of):
    for n, name in enumerate(["Zoé", "Émile", "Fanny"], start=1):
        RegistrationFactory(event=event, name=name, number=n)
    RegistrationFactory(event=event, name="Luc", number=6, waiting=True)
    RegistrationFactory(event=event, name="Marc", number=5, waiting=True)
    RegistrationFactory(event=event, name="Partie", number=7, cancelled=True)
    found = names(client_of(moderator), event)
    assert found == {"placed": ["Émile", "Fanny", "Zoé"], "waiting": ["Marc", "Luc"]}


def test_who_came_by_a_form_in_doubt_has_no_turn_before_they_confirm(event):
    RegistrationFactory(event=event, number=1, waiting=True, held=True, doubt="links")
    RegistrationFactory(event=event, number=2, waiting=True)
    assert [one.turn for one in attendance_of(event).waiting] == [None, 1]


def test_a_list_that_is_saved_changes_what_was_changed_on_it(event, moderator, client_of):
    here, absent, taken_back, left = (
        RegistrationFactory(event=event, number=n, has_come=has_come)
        for n, has_come in enumerate([None, None, True, None], start=1)
    )
    answer = client_of(moderator).post(
        f"{SCREENS}{event.pk}/",
        {
            f"come-{here.pk}": "yes",
            f"come-{absent.pk}": "no",
            f"was-{taken_back.pk}": "yes",
            f"come-{taken_back.pk}": "",
            f"was-{left.pk}": "",
            f"come-{left.pk}": "",
        },
    )
    assert answer["Location"] == f"{SCREENS}{event.pk}/"
    marks = list(event.registrations.order_by("number").values_list("has_come", flat=True))
    assert marks == [True, False, None, None]


def test_an_old_list_takes_back_nothing_that_another_phone_has_saved(event, moderator):
    marked, _other = RegistrationFactory.create_batch(2, event=event, has_come=True)
    # loaded before either was marked, and only the first is on it
    done = mark_all(event, {f"was-{marked.pk}": "", f"come-{marked.pk}": ""}, by=moderator)
    assert done.changed == 0
    assert event.registrations.filter(has_come=True).count() == 2


@pytest.mark.parametrize("typed", ["maybe", "true", "None"])
def test_a_mark_that_is_none_is_passed_over(typed, event, moderator):
    one = RegistrationFactory(event=event)
    assert mark_all(event, {f"come-{one.pk}": typed}, by=moderator).changed == 0


def test_people_of_another_meeting_are_not_marked(event, coming, moderator):
    other = RegistrationFactory(event=coming)
    mark_all(event, {f"come-{other.pk}": "yes"}, by=moderator)
    other.refresh_from_db()
    assert other.has_come is None


def test_who_was_cancelled_meanwhile_is_named_and_the_others_are_saved(event, moderator, client_of):
    gone = RegistrationFactory(event=event, name="Partie", cancelled=True)
    here = RegistrationFactory(event=event)
    posted = {f"come-{gone.pk}": "yes", f"come-{here.pk}": "yes"}
    answer = client_of(moderator).post(f"{SCREENS}{event.pk}/", posted, follow=True)
    assert any("Partie" in str(said) for said in answer.context["messages"])
    here.refresh_from_db()
    assert here.has_come


def test_before_its_day_nobody_is_marked_or_added(coming, moderator, client_of):
    one = RegistrationFactory(event=coming)
    with pytest.raises(Refused):
        mark_all(coming, {f"come-{one.pk}": "yes"}, by=moderator)
    browser = client_of(moderator)
    assert b"come-" not in browser.get(f"{SCREENS}{coming.pk}/").content
    browser.post(f"{SCREENS}{coming.pk}/add/", {"name": "Ève"})
    assert coming.registrations.count() == 1


def test_on_its_day_people_are_marked_before_it_begins(coming, moderator):
    coming.starts_at = timezone.localtime().replace(hour=23, minute=59)
    one = RegistrationFactory(event=coming)
    assert mark_all(coming, {f"come-{one.pk}": "yes"}, by=moderator).changed == 1


def test_somebody_who_turns_up_is_written_down_as_come_even_where_it_is_full(
    event, moderator, client_of
):
    event.capacity = 1
    event.save()
    RegistrationFactory(event=event)
    client_of(moderator).post(f"{SCREENS}{event.pk}/add/", {"name": "Ève Imprévue"})
    found = event.registrations.get(name="Ève Imprévue")
    assert (found.is_walk_in, found.has_come, found.state) == (True, True, "placed")


def test_who_is_added_needs_a_name(event, moderator, client_of):
    answer = client_of(moderator).post(f"{SCREENS}{event.pk}/add/", {"email": "pas une adresse"})
    assert set(answer.context["form"].errors) == {"name", "email"}
    assert not event.registrations.exists()


def test_a_registration_is_cancelled_for_somebody_once_that_is_confirmed(
    coming, moderator, client_of
):
    one = RegistrationFactory(event=coming)
    path = f"{SCREENS}{coming.pk}/registrations/{one.pk}/cancel/"
    browser = client_of(moderator)
    assert browser.get(path).status_code == 200
    one.refresh_from_db()
    assert one.is_active
    browser.post(path)
    one.refresh_from_db()
    assert one.state == Registration.State.CANCELLED
    assert OutboxMessage.objects.filter(recipient=one.email).count() == 1
    assert browser.get(path).status_code == 404


def test_a_registration_is_found_under_its_own_meeting_only(event, coming, moderator, client_of):
    one = RegistrationFactory(event=coming)
    path = f"{SCREENS}{event.pk}/registrations/{one.pk}/cancel/"
    assert client_of(moderator).post(path).status_code == 404


def test_the_table_runs_nothing_and_it_is_written_down_who_took_it(event, adviser, client_of):
    for n, name in enumerate(["=cmd|' /C calc'!A0", "+33 5", "Anne"], start=1):
        RegistrationFactory(event=event, name=name, number=n, phone="+33562000000")
    answer = client_of(adviser).get(f"{SCREENS}{event.pk}/attendance.xlsx")
    assert "no-store" in answer["Cache-Control"]
    assert f"facturer-{timezone.localdate(event.starts_at)}.xlsx" in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.data_type == "f" for cell in cells)
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        "+33 5",
        "Anne",
        "=cmd|' /C calc'!A0",
    ]
    assert PageLogEntry.objects.get(action="club.export").user == adviser


def test_the_printed_sheet_has_names_and_room_to_sign_and_no_way_to_reach_people(
    event, moderator, client_of
):
    one = RegistrationFactory(event=event, phone="05 62 00 00 00")
    answer = client_of(moderator).get(f"{SCREENS}{event.pk}/print/")
    sheet = BeautifulSoup(answer.content, "html.parser")
    assert len(sheet.select("h1")) == 1
    assert sheet.select_one("tbody td").get_text(strip=True) == one.name
    assert one.email not in answer.content.decode()
    assert one.phone not in answer.content.decode()
    assert sheet.select("aside, nav, script, [style]") == []


def test_the_list_asks_as_often_for_many_people_as_for_one(event, moderator, client_of):
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, waiting=True)
    browser = client_of(moderator)
    browser.get(f"{SCREENS}{event.pk}/")
    with CaptureQueriesContext(connection) as few:
        browser.get(f"{SCREENS}{event.pk}/")
    RegistrationFactory.create_batch(4, event=event)
    RegistrationFactory.create_batch(4, event=event, waiting=True)
    with CaptureQueriesContext(connection) as many:
        browser.get(f"{SCREENS}{event.pk}/")
    assert len(many) == len(few)


def test_people_whose_words_were_erased_still_count(event, moderator, client_of):
    RegistrationFactory(event=event, name="", email="", has_come=True, erased_at=timezone.now())
    assert attendance_of(event).came == 1
    assert names(client_of(moderator), event)["placed"] != [""]
