"""The CCI's list of meetings, and who opens which screen of theirs."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from club.attending.meetings import coming
from club.models import ClubEventPage
from cms.editorial.models import Mandate
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory
from tests.factories.cultura import CulturaPartnerPageFactory
from tests.factories.people import MandateFactory, UserFactory

SCREENS = "/admin/club/meetings/"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


@pytest.fixture
def event(club):
    return ClubEventPageFactory(parent=club, title="Facturer", slug="facturer", capacity=12)


@pytest.fixture
def registration(event):
    return RegistrationFactory(event=event)


@pytest.fixture
def culture(home_page):
    """Somebody of a culture partner, who has a mandate and no more."""
    person = UserFactory()
    MandateFactory(user=person, page=CulturaPartnerPageFactory(), role=Mandate.Role.CULTURE_PARTNER)
    return person


def rows(browser) -> dict[str, list[str]]:
    """Return the words of each meeting of the list, by section."""
    answer = browser.get(SCREENS)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    return {
        section["aria-labelledby"]: [
            " ".join(row.get_text(" ").split()) for row in section.select("tbody tr")
        ]
        for section in page.select("section[aria-labelledby]")
    }


def test_the_list_has_what_is_coming_first_and_says_how_many_come(event, club, client_of):
    day = timezone.now() + timedelta(days=1)
    ClubEventPageFactory(
        parent=club, title="Demain", starts_at=day, ends_at=day + timedelta(hours=2)
    )
    past = ClubEventPageFactory(parent=club, title="Hier", past=True)
    RegistrationFactory(event=past, has_come=True)
    RegistrationFactory.create_batch(2, event=event)
    for state in ("held", "waiting", "cancelled"):
        RegistrationFactory(event=event, **{state: True})
    found = rows(client_of(UserFactory(moderator=True, language="en")))
    assert ["Demain" in found["coming"][0], "Facturer" in found["coming"][1]] == [True, True]
    said = "2 confirmed of 12 places 1 held until it is confirmed 1 waits for a place What"
    assert said.removesuffix(" What") in found["coming"][1]
    assert len(found["past"]) == 1
    assert "Hier" in found["past"][0]
    assert "1 came" in found["past"][0]


def test_a_meeting_says_whether_the_public_sees_it(event, club, client_of):
    ClubEventPageFactory(parent=club, title="Brouillon", draft=True)
    ClubEventPageFactory(parent=club, title="Annulée", cancelled=True)
    event.introduction = "Un texte à relire."
    event.save_revision()
    said = {one.title: str(one.state) for one in coming()}
    assert said["Brouillon"] != said["Facturer"] != said["Annulée"] != said["Brouillon"]
    assert len(rows(client_of(UserFactory(moderator=True)))["coming"]) == 3


def test_a_draft_is_listed_under_the_day_and_the_theme_of_its_latest_version(event, club):
    draft = ClubEventPageFactory(parent=club, title="Sans titre", draft=True)
    draft.title, draft.starts_at = "Assurances", event.starts_at - timedelta(days=2)
    draft.save_revision()
    assert [one.title for one in coming()] == ["Assurances", "Facturer"]


def test_a_draft_of_a_day_that_has_passed_is_not_lost(club):
    ClubEventPageFactory(parent=club, title="Oubliée", past=True, draft=True)
    assert [one.title for one in coming()] == ["Oubliée"]


def test_the_list_asks_as_often_for_many_meetings_as_for_one(event, club, moderator, client_of):
    RegistrationFactory(event=event)
    RegistrationFactory(event=ClubEventPageFactory(parent=club, past=True))
    browser = client_of(moderator)
    browser.get(SCREENS)
    with CaptureQueriesContext(connection) as few:
        browser.get(SCREENS)
    for _n in range(3):
        RegistrationFactory(event=ClubEventPageFactory(parent=club))
        RegistrationFactory(event=ClubEventPageFactory(parent=club, past=True))
    with CaptureQueriesContext(connection) as many:
        browser.get(SCREENS)
    assert len(many) == len(few)


NOT_LET_IN = {302, 403}  # who has nothing to do in the CMS is asked to log in as somebody else
READ = ["", "{event}/", "{event}/print/", "{event}/attendance.xlsx"]
CHANGED = [
    "duplicate/",
    "{event}/",
    "{event}/add/",
    "{event}/duplicate/",
    "{event}/cancel/",
    "{event}/registrations/{registration}/cancel/",
]


@pytest.mark.parametrize("who", ["member", "committee", "culture", "translator"])
def test_who_is_not_of_the_cci_opens_none_of_the_screens(
    who, event, registration, request, client_of
):
    browser = client_of(request.getfixturevalue(who))
    keys = {"event": event.pk, "registration": registration.pk}
    for path in READ:
        assert browser.get(SCREENS + path.format(**keys)).status_code in NOT_LET_IN
    for path in CHANGED:
        answer = browser.post(SCREENS + path.format(**keys), {"words": "Non."})
        assert answer.status_code in NOT_LET_IN
    assert_nothing_happened(event, registration)


def test_a_visitor_is_asked_to_log_in(event, visitor):
    for path in READ:
        answer = visitor.get(SCREENS + path.format(event=event.pk))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")


def test_an_adviser_reads_all_of_it_and_changes_nothing(event, registration, adviser, client_of):
    browser = client_of(adviser)
    keys = {"event": event.pk, "registration": registration.pk}
    for path in READ:
        assert browser.get(SCREENS + path.format(**keys)).status_code == 200
    for path in CHANGED:
        if path != "{event}/":
            assert browser.post(SCREENS + path.format(**keys), {"words": "Non."}).status_code == 403
    browser.post(f"{SCREENS}{event.pk}/", {f"come-{registration.pk}": "yes"})
    assert_nothing_happened(event, registration)
    page = BeautifulSoup(browser.get(f"{SCREENS}{event.pk}/").content, "html.parser")
    assert page.select("main form, main a[href*='/pages/']") == []


def assert_nothing_happened(event, registration):
    event.refresh_from_db()
    registration.refresh_from_db()
    assert not event.is_cancelled
    assert (registration.state, registration.has_come) == (registration.State.PLACED, None)
    assert ClubEventPage.objects.count() == event.registrations.count() == 1


@pytest.mark.parametrize(
    ("who", "items"),
    [("moderator", ["club-meetings", "club-themes"]), ("adviser", ["club-meetings"])],
)
def test_the_menu_shows_what_the_person_may_open(who, items, site, rf, request):
    from club.wagtail_hooks import MENU

    asked = rf.get("/admin/")
    asked.user = request.getfixturevalue(who)
    names = [item.name for item in MENU.menu_items_for_request(asked)]
    assert [name for name in names if name in {"club-meetings", "club-themes"}] == items
