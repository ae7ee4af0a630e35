"""Registering on the site: by the form, in one tap, by the link of a letter; what is refused."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation

from club.addresses import registration_address
from club.models import ClubEventPage, Registration
from club.registering import acts
from club.registering.links import address_of
from cms.public_forms import forms as public_forms
from tests.club.registrations import heading, last_letter, letters, link_in, move
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory
from tests.forms import form_data

PATH = "/en/club/conflits/registration/"
FORM = "form:has([name=stamp])"
INES = "ines@exemple.test"
ONLINE = "https://visio.exemple.test/salle-12"
HERE = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
State = Registration.State


@pytest.fixture(autouse=True)
def quick_fingers(monkeypatch):
    """A test types faster than anybody."""
    monkeypatch.setattr(public_forms, "SHORTEST", timedelta(0))


@pytest.fixture(autouse=True)
def meeting(annuaire_index, home_page):
    club = ClubIndexPageFactory(parent=home_page)
    return ClubEventPageFactory(
        parent=club, slug="conflits", small=True, is_online=True, online_link=ONLINE
    )


def send(client, **other):
    fields = {"name": "Inès Soubiran", "email": INES, "phone": "0562000000"}
    typed = form_data(client.get(PATH), FORM) | fields | other
    return client.post(PATH, typed | {"step": "send"})


def test_a_visitor_registers_by_the_form_and_confirms_by_the_letter(visitor, meeting):
    answer = send(visitor)
    assert (answer.status_code, answer["Location"]) == (302, f"{PATH}?sent")
    assert visitor.get(answer["Location"]).status_code == 200
    registration = Registration.objects.get()
    assert (registration.name, registration.phone) == ("Inès Soubiran", "05 62 00 00 00")
    assert (registration.state, registration.language) == (State.PLACED, "en")

    path = link_in(last_letter(INES))
    shown = visitor.get(path)
    assert heading(shown) == "Please confirm that you come"
    assert ONLINE not in shown.content.decode()
    assert shown["Referrer-Policy"] == "no-referrer" and "no-store" in shown["Cache-Control"]
    assert not Registration.objects.get().is_confirmed
    confirmed = visitor.post(path, {"confirm": ""}, follow=True)
    assert heading(confirmed) == "You have a place" and ONLINE in confirmed.content.decode()
    assert not visitor.cookies


def test_what_is_wrong_in_the_form_is_said(visitor, meeting):
    answer = send(visitor, email="ines", name="")
    assert answer.status_code == 200 and not Registration.objects.exists()
    soup = BeautifulSoup(answer.content, "html.parser")
    assert {field["name"] for field in soup.select("[aria-invalid=true]")} == {"name", "email"}


def test_the_screen_tells_nobody_who_is_registered(visitor, meeting):
    known = RegistrationFactory(event=meeting, email=INES)
    answer = send(visitor)
    stranger = send(visitor, email="autre@exemple.test")
    assert (answer.status_code, answer["Location"]) == (302, stranger["Location"])
    assert meeting.registrations.filter(email__iexact=INES).get() == known
    assert last_letter(INES).subject != last_letter("autre@exemple.test").subject


def test_a_second_click_registers_once(visitor, meeting):
    typed = form_data(visitor.get(PATH), FORM) | {"name": "Inès", "email": INES, "step": "send"}
    visitor.post(PATH, typed), visitor.post(PATH, typed)
    assert len(letters(INES)) == 1


def test_a_form_in_doubt_is_kept_and_holds_no_place(visitor, meeting):
    assert send(visitor, remarks="http://piege.test")["Location"] == f"{PATH}?sent"
    doubtful = Registration.objects.get()
    assert (doubtful.doubt, doubtful.state) == ("trap", State.WAITING)
    confirmed = visitor.post(link_in(last_letter(INES)), {"confirm": ""}, follow=True)
    assert heading(confirmed) == "You have a place"


def test_many_forms_of_one_address_are_held_back(visitor, meeting):
    answers = [send(visitor).status_code for _time in range(11)]
    assert answers == [302] * 10 + [429]


def test_a_member_registers_in_one_tap(client_of, member, meeting):
    answer = client_of(member).post(PATH, **HERE, follow=True)
    assert heading(answer) == "You have a place" and ONLINE in answer.content.decode()
    assert Registration.objects.get().user == member


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://ailleurs.test", "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "same-origin"},
        {"HTTP_ORIGIN": "https://ailleurs.test"},
        {"HTTP_REFERER": "https://ailleurs.test/piege"},
        {},
    ],
)
def test_no_other_site_registers_a_member(client_of, member, headers):
    browser = client_of(member)
    answer = browser.post(PATH, **headers)
    assert (answer.status_code, answer["Location"]) == (302, PATH)
    assert not Registration.objects.exists()
    assert 'type="submit"' in browser.get(PATH).content.decode()


def test_the_button_leads_a_visitor_to_the_form(visitor, meeting):
    answer = visitor.post(PATH, **HERE)
    assert (answer.status_code, answer["Location"]) == (302, PATH)


def test_who_is_logged_in_finds_their_button_then_their_registration(client_of, committee, meeting):
    browser = client_of(committee)
    shown = browser.get(PATH)
    assert committee.email in shown.content.decode() and not Registration.objects.exists()
    browser.post(PATH, **HERE)
    assert heading(browser.get(PATH, follow=True)) == "You have a place"


def test_a_meeting_for_members_sends_others_to_log_in_or_to_join(visitor, client_of, member):
    ClubEventPage.objects.update(audience="members")
    answer = visitor.get(PATH)
    assert answer.status_code == 403
    assert f"next={PATH}" in answer.content.decode()
    assert "/en/directory/join/" in answer.content.decode()
    assert client_of(member).post(PATH, **HERE, follow=True).status_code == 200
    assert Registration.objects.get().user == member


def test_an_account_without_an_entry_is_not_registered_for_a_meeting_for_members(
    client_of, committee, meeting
):
    move(meeting, audience="members")
    assert client_of(committee).post(PATH, **HERE).status_code == 403
    assert client_of(committee).get(PATH).status_code == 403
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"is_cancelled": True, "cancellation_words": "Elle est prise."}, 410),
        ({"register_until": timezone.now() - timedelta(hours=1)}, 410),
        ({"starts_at": timezone.now() - timedelta(3), "ends_at": timezone.now()}, 410),
        ({"takes_registrations": False}, 404),
        ({"live": False}, 404),
    ],
)
def test_what_is_closed_says_so(visitor, client_of, member, meeting, changes, status):
    move(meeting, **changes)
    assert visitor.get(PATH).status_code == status
    answer = client_of(member).post(PATH, **HERE)
    assert answer.status_code == status and not Registration.objects.exists()
    assert changes.get("cancellation_words", "") in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/en/club/conflits/inscription/", "/en/clube/conflits/registration/"]
)
def test_an_address_in_another_language_is_none(visitor, path):
    assert visitor.get(path).status_code == 404


def test_a_member_cancels_from_my_club(client_of, member, meeting):
    browser, cancel = client_of(member), f"{PATH}annuler/"
    assert browser.post(cancel).status_code == 404
    acts.register_account(meeting, user=member)
    assert browser.get(cancel).status_code == 405
    answer = browser.post(cancel)
    assert (answer.status_code, answer["Location"]) == (302, "/en/club/my-club/")
    assert Registration.objects.get().state == State.CANCELLED


def test_cancelling_from_my_club_asks_for_the_token_and_a_login(visitor, client_of, member):
    assert "/login/" in visitor.post(f"{PATH}annuler/")["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert strict.post(f"{PATH}annuler/").status_code == 403


def way_in(meeting) -> BeautifulSoup:
    with translation.override("en"):
        words = render_to_string("club/registering/way_in.html", {"event": meeting})
    return BeautifulSoup(words, "html.parser")


@pytest.mark.parametrize(
    ("placed", "waiting", "said", "act"),
    [
        (0, 0, "2 places left", "Register"),
        (1, 0, "1 place left", "Register"),
        (2, 0, "full: nobody waits yet", "Join the waiting list"),
        (2, 3, "full: 3 people wait", "Join the waiting list"),
    ],
)
def test_the_page_of_a_meeting_says_how_many_places_are_left(meeting, placed, waiting, said, act):
    for number in range(placed + waiting):
        RegistrationFactory(event=meeting, number=number, waiting=number >= placed)
    section = way_in(meeting)
    assert said in section.get_text() and section.button.get_text(strip=True) == act
    assert section.form["action"] == registration_address(meeting, "en")


def test_the_page_of_a_meeting_offers_nothing_where_nobody_registers(meeting):
    for changes in ({"takes_registrations": False}, {"is_cancelled": True}):
        move(meeting, **{"takes_registrations": True, "is_cancelled": False} | changes)
        assert way_in(ClubEventPage.objects.get(pk=meeting.pk)).form is None


def test_the_screens_ask_little_of_the_database(
    visitor, client_of, member, meeting, django_assert_max_num_queries
):
    own = RegistrationFactory(event=meeting, number=1, waiting=True)
    RegistrationFactory.create_batch(8, event=meeting)
    visitor.get(PATH)
    with django_assert_max_num_queries(12):
        visitor.get(PATH)
    with django_assert_max_num_queries(12):
        visitor.get(address_of(own, "en"))
    with django_assert_max_num_queries(1):
        way_in(meeting)
