"""What people are written about a meeting: in their language, with it in their calendar, each
thing once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from club.events.entries import entry_of
from club.models import ClubEventPage
from club.registering import acts
from cms.calendars.entries import tell
from tests.club.registrations import in_calendar, last_letter, letters, link_in
from tests.factories.club import ClubEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

ONLINE = "https://visio.exemple.test/salle-12"


@pytest.fixture
def meeting():
    meeting = ClubEventPageFactory(small=True, is_online=True, online_link=ONLINE)
    tell(entry_of(meeting))
    return meeting


def register(meeting, name="Ines", *, is_confirmed=True, language="en"):
    address = f"{name.lower()}@exemple.test"
    return acts.register(
        meeting, name=name, email=address, language=language, is_confirmed=is_confirmed
    )


def publish(meeting, **changes):
    """Do what publishing `changes` of `meeting` does to calendars and to who registered."""
    for name, value in changes.items():
        setattr(meeting, name, value)
    meeting.save()
    tell(entry_of(meeting))
    acts.meeting_changed(meeting)


@pytest.mark.parametrize(
    ("language", "path"),
    [
        ("fr", "/fr/club/inscription/"),
        ("en", "/en/club/registration/"),
        ("es", "/es/club/inscripcion/"),
        ("pt", "/pt/clube/inscricao/"),
    ],
)
def test_a_letter_speaks_the_language_of_its_reader_and_leads_to_it(meeting, language, path):
    register(meeting, language=language)
    letter = last_letter("ines@exemple.test")
    assert letter.language == language and link_in(letter).startswith(path)
    assert meeting.title in letter.subject


def test_who_has_a_place_gets_the_meeting_for_their_calendar_with_the_online_link(meeting):
    register(meeting)
    letter = last_letter("ines@exemple.test")
    method, event = in_calendar(letter)
    assert method == "PUBLISH" and event.status == "CONFIRMED"
    assert (event.dtstart, event.dtend) == (meeting.starts_at, meeting.ends_at)
    assert event.uid == entry_of(meeting).uid
    assert ONLINE in letter.text and ONLINE in event.description


def test_who_has_no_place_yet_gets_neither_calendar_nor_online_link(meeting):
    register(meeting, "Ana", is_confirmed=False)
    register(meeting, "Bea"), register(meeting, "Cleo")
    for name in ("ana", "cleo"):
        letter = last_letter(f"{name}@exemple.test")
        assert in_calendar(letter) is None and ONLINE not in bytes(letter.content).decode()


def test_nothing_that_was_typed_stands_in_a_letter_to_an_address_not_confirmed(meeting):
    acts.register(
        meeting,
        name="Gagnez https://piege.test",
        email="ines@exemple.test",
        language="en",
        is_confirmed=False,
    )
    letter = last_letter("ines@exemple.test")
    assert "piege" not in letter.subject + bytes(letter.content).decode()


def test_who_moves_up_is_told_with_the_calendar(meeting):
    leaver, _stays, _waits = (register(meeting, name) for name in ("Ana", "Bea", "Cleo"))
    acts.cancel(leaver)
    assert len(letters("cleo@exemple.test")) == 2
    letter = last_letter("cleo@exemple.test")
    assert "after all" in letter.subject and in_calendar(letter)[0] == "PUBLISH"


def test_who_cancels_gets_the_meeting_struck_out_of_their_calendar(meeting):
    acts.cancel(register(meeting))
    method, event = in_calendar(last_letter("ines@exemple.test"))
    assert (method, event.status, event.uid) == ("CANCEL", "CANCELLED", entry_of(meeting).uid)


def test_who_leaves_the_waiting_list_had_nothing_in_the_calendar(meeting):
    register(meeting, "Ana"), register(meeting, "Bea")
    acts.cancel(register(meeting))
    assert in_calendar(last_letter("ines@exemple.test")) is None


def test_who_is_cancelled_by_the_cci_reads_who_did_it(meeting, moderator):
    acts.cancel(register(meeting), by=moderator)
    assert "CCI of the Gers has cancelled" in last_letter("ines@exemple.test").text


def test_who_sends_the_form_again_reads_that_they_are_registered(meeting):
    first = register(meeting)
    register(meeting, is_confirmed=False)
    letter = last_letter("ines@exemple.test")
    assert "already" in letter.subject and in_calendar(letter)
    assert link_in(letter).split(":")[0] == link_in(letters(first.email)[0]).split(":")[0]


def test_a_changed_hour_reaches_everybody_once_as_the_same_entry_with_a_higher_sequence(meeting):
    register(meeting, "Ana"), register(meeting, "Bea"), register(meeting, "Cleo")
    before = in_calendar(last_letter("ana@exemple.test"))[1]
    later = timedelta(hours=1)
    publish(meeting, starts_at=meeting.starts_at + later, ends_at=meeting.ends_at + later)
    publish(meeting, introduction="Mieux dit.")
    for name in ("ana", "bea", "cleo"):
        assert len(letters(f"{name}@exemple.test")) == 2
    after = in_calendar(last_letter("ana@exemple.test"))[1]
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)
    assert after.dtstart == before.dtstart + later
    assert in_calendar(last_letter("cleo@exemple.test")) is None


def test_who_has_still_to_confirm_does_so_before_the_nearer_hour(meeting):
    held = register(meeting, is_confirmed=False)
    soon = timezone.now() + timedelta(hours=5)
    publish(meeting, starts_at=soon, ends_at=soon + timedelta(hours=2))
    held.refresh_from_db()
    assert abs(held.held_until - soon + timedelta(hours=1)) < timedelta(minutes=1)
    assert "not confirmed" in last_letter("ines@exemple.test").text


@pytest.mark.parametrize(
    "changes", [{"place": "Mairie, Auch"}, {"online_link": "https://visio.exemple.test/autre"}]
)
def test_another_place_reaches_who_comes(meeting, changes):
    register(meeting)
    publish(meeting, **changes)
    (said,) = changes.values()
    assert said in last_letter("ines@exemple.test").text


@pytest.mark.parametrize(
    "changes", [{"title": "Autre titre"}, {"capacity": 12}, {"introduction": "Mieux dit."}]
)
def test_what_changes_nobodys_plans_is_told_to_nobody(meeting, changes):
    register(meeting)
    publish(meeting, **changes)
    assert len(letters("ines@exemple.test")) == 1


def test_a_cancelled_meeting_is_told_once_with_the_words_of_the_cci(meeting):
    register(meeting), register(meeting, "Bea", is_confirmed=False)
    words = {"is_cancelled": True, "cancellation_words": "L’intervenante est prise."}
    publish(meeting, **words)
    publish(meeting, introduction="Mieux dit.")
    acts.meeting_changed(meeting, is_off=True)
    for name in ("ines", "bea"):
        assert len(letters(f"{name}@exemple.test")) == 2
        assert "L’intervenante est prise." in last_letter(f"{name}@exemple.test").text
    method, event = in_calendar(last_letter("ines@exemple.test"))
    assert (method, event.status, event.sequence) == ("CANCEL", "CANCELLED", 1)


def test_a_cancelled_meeting_moves_nobody_up(meeting):
    RegistrationFactory(event=meeting, waiting=True)
    publish(meeting, is_cancelled=True)
    assert not meeting.registrations.placed().exists()


def test_a_meeting_that_takes_place_after_all_is_told_again(meeting):
    register(meeting)
    publish(meeting, is_cancelled=True)
    publish(meeting, is_cancelled=False)
    method, event = in_calendar(last_letter("ines@exemple.test"))
    assert (method, event.sequence) == ("PUBLISH", 2)
    assert len(letters("ines@exemple.test")) == 3


def test_a_meeting_taken_off_the_site_is_told_to_everybody(meeting):
    register(meeting)
    acts.meeting_changed(meeting, is_off=True)
    acts.meeting_changed(meeting, is_off=True)
    assert len(letters("ines@exemple.test")) == 2
    assert in_calendar(last_letter("ines@exemple.test"))[0] == "CANCEL"


def test_what_becomes_of_a_past_meeting_is_told_to_nobody(meeting):
    register(meeting)
    ago = timedelta(days=30)
    publish(meeting, starts_at=meeting.starts_at - ago, ends_at=meeting.ends_at - ago)
    acts.meeting_changed(ClubEventPage.objects.get(pk=meeting.pk), is_off=True)
    assert len(letters("ines@exemple.test")) == 1
