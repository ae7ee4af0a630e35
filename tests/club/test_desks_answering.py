"""A host answers: yes, no, another day; by the link of a letter or in « Mon village »."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from club.models import DeskBooking
from tests import factories
from tests.factories.club import DeskRequestFactory, DeskSettingsFactory

from .desk_scenes import (
    GUEST,
    MONDAY,
    TUESDAY,
    address_of,
    calendar_of,
    letters,
    link_in,
    recipients,
    state_of,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_monday")]

THURSDAY = {"other-day": "03/12/2026", "other-part": "am", "other-words": "Plutôt jeudi ?"}


def test_opening_a_link_changes_nothing(client, asked, links):
    for link in links:
        shown = client.get(link)
        assert shown.status_code == 200 and not shown.cookies
        assert shown["Referrer-Policy"] == "no-referrer" and "no-store" in shown["Cache-Control"]
        assert client.get(link, {"yes": "1", "withdraw": "1"}).status_code == 200
    assert state_of(asked) == "waiting" and len(letters()) == 3


def test_yes_books_the_place_and_both_have_it_in_their_calendar(
    client, asked, links, committee, colleague
):
    assert client.post(links[0], {"yes": "1", "yes-words": "Sonnez."}).status_code == 302
    booking = DeskBooking.objects.get()
    assert (booking.day, booking.part, booking.origin) == (TUESDAY, "day", "request")
    assert booking.slots.count() == 2 and state_of(asked) == "accepted"
    to_guest = letters(GUEST)[-1]
    assert "> Sonnez." in text_of(to_guest)
    calendar = calendar_of(to_guest)
    # 9 to 18 by the clock of the Gers in winter
    assert "DTSTART:20261201T080000Z" in calendar and "DTEND:20261201T170000Z" in calendar
    assert "METHOD:PUBLISH" in calendar
    for host in (committee, colleague):
        to_host = letters(host.email)[-1]
        assert to_host["Reply-To"] == GUEST and "Léa" in calendar_of(to_host)


def test_the_second_host_sees_who_answered_what(client, asked, links, committee):
    client.post(links[0], {"yes": "1"})
    late = client.post(links[1], {"no": "1"})
    assert late.status_code == 409
    assert state_of(asked) == "accepted" and DeskBooking.objects.count() == 1
    shown = client.get(links[1])
    assert committee.get_full_name() in shown.text
    assert "<form" not in str(BeautifulSoup(shown.content, "html.parser").main)


def test_no_is_a_kind_letter_with_the_telecentres_nearby(
    client, asked, links, lectoure, telecentre
):
    near = factories.TelecentrePageFactory(parent=lectoure, title="Le Relais")
    silent = factories.TelecentrePageFactory(parent=lectoure, title="La Muette")
    DeskSettingsFactory(telecentre=silent, takes_requests=False)
    client.post(links[0], {"no": "1", "no-words": "Travaux."})
    assert state_of(asked) == "declined" and not DeskBooking.objects.exists()
    text = text_of(letters(GUEST)[-1])
    assert "> Travaux." in text and "Le Relais" in text and "La Muette" not in text
    assert f"{address_of(near)}?jour=2026-12-01" in text
    assert client.get(links[2]).status_code == 200


def test_the_guest_says_yes_to_another_day(client, asked, links, committee):
    assert client.post(links[0], {"other": "1", **THURSDAY}).status_code == 302
    assert state_of(asked) == "proposed" and not DeskBooking.objects.exists()
    assert link_in(letters(GUEST)[-1], "demande") and "> Plutôt jeudi ?" in text_of(
        letters(GUEST)[-1]
    )
    assert client.post(links[2], {"agree": "1"}).status_code == 302
    booking = DeskBooking.objects.get()
    assert (booking.day, booking.part) == (date(2026, 12, 3), "am")
    assert state_of(asked) == "accepted"
    assert "DTSTART:20261203T080000Z" in calendar_of(letters(committee.email)[-1])


def test_the_guest_says_no_to_another_day_and_the_hosts_know(client, asked, links, committee):
    client.post(links[0], {"other": "1", **THURSDAY})
    client.post(links[2], {"withdraw": "1"})
    assert state_of(asked) == "withdrawn" and len(letters(committee.email)) == 2
    assert client.post(links[2], {"agree": "1"}).status_code == 409
    assert not DeskBooking.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"other-day": "05/12/2026", "other-part": "am"}, 200),  # closed
        ({"other-day": "20/11/2026", "other-part": "am"}, 200),
        ({"other-day": "", "other-part": "am"}, 200),
        ({"other-day": "03/12/2026", "other-part": "x"}, 200),
        ({"other-day": "01/12/2026", "other-part": "day"}, 409),  # the one that was asked for
    ],
)
def test_another_day_that_cannot_be_is_not_proposed(client, asked, links, fields, status):
    assert client.post(links[0], {"other": "1", **fields}).status_code == status
    assert state_of(asked) == "waiting" and len(letters(GUEST)) == 1


@pytest.mark.parametrize("pressed", ["", "maybe", "clear", "discard", "\0"])
def test_what_is_no_answer_changes_nothing(client, asked, links, pressed):
    assert client.post(links[0], {pressed: "1"}).status_code in (200, 409)
    assert state_of(asked) == "waiting"


def test_when_it_is_full_the_host_is_told_and_the_request_stays_open(client, asked, links):
    DeskSettingsFactory(telecentre=asked.telecentre, desks=1)
    other = DeskRequestFactory(telecentre=asked.telecentre, day=TUESDAY)
    from club.desks import acts
    from club.hosts import Host

    acts.accept(other, by=Host.address("mairie@exemple.test"))
    full = client.post(links[0], {"yes": "1"})
    assert full.status_code == 409 and state_of(asked) == "waiting"
    assert DeskBooking.objects.count() == 1 and len(letters(GUEST)) == 1
    alert = BeautifulSoup(full.content, "html.parser").select_one("[role=alert]")
    assert len(alert.select("li")) == 3  # the next free times


def test_the_guest_learns_when_the_other_day_went_meanwhile(client, asked, links):
    DeskSettingsFactory(telecentre=asked.telecentre, desks=1)
    client.post(links[0], {"other": "1", **THURSDAY})
    from club.booking.acts import take

    take(
        telecentre=asked.telecentre,
        wanted="desk",
        day=date(2026, 12, 3),
        part="am",
        name="Vite",
        email="vite@exemple.test",
        language="fr",
        origin="request",
    )
    assert client.post(links[2], {"agree": "1"}).status_code == 409
    assert state_of(asked) == "proposed" and DeskBooking.objects.count() == 1


def test_a_guest_gives_the_place_back_until_the_day(client, asked, links, committee):
    client.post(links[0], {"yes": "1"})
    with time_machine.travel(MONDAY + timedelta(days=9), tick=False):  # the day after
        assert client.post(links[2], {"withdraw": "1"}).status_code == 409
    assert state_of(asked) == "accepted"
    client.post(links[2], {"withdraw": "1"})
    assert state_of(asked) == "withdrawn" and DeskBooking.objects.get().is_cancelled
    for person in (committee.email, GUEST):
        calendar = calendar_of(letters(person)[-1])
        assert "METHOD:CANCEL" in calendar and "SEQUENCE:1" in calendar


def test_a_guest_takes_back_what_nobody_answered_and_the_hosts_know(
    client, asked, links, committee, colleague
):
    client.post(links[2], {"withdraw": "1"})
    assert state_of(asked) == "withdrawn"
    assert recipients().count(committee.email) == recipients().count(colleague.email) == 2
    assert client.post(links[0], {"yes": "1"}).status_code == 409
