"""A visitor asks a télécentre for a desk: what is taken, what is refused, who is written to."""

from datetime import date, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from club.desks.form import objection
from club.models import DeskRequest
from club.templatetags.desks import desk_panel
from tests import factories
from tests.factories.club import DeskSettingsFactory
from tests.forms import form_data
from tests.public_forms.sending import typed
from villages.models import OpeningException
from villages.opening_hours import Span, SpecialDays, Timetable

from .desk_scenes import (
    ASKED,
    GUEST,
    MONDAY,
    TUESDAY,
    address_of,
    ask,
    letters,
    link_in,
    recipients,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_monday")]


def panel_of(response):
    return BeautifulSoup(response.content, "html.parser").select_one("#desk-for-the-day")


def test_the_page_of_a_telecentre_leads_to_the_form(visitor, telecentre):
    shown = visitor.get(telecentre.address())
    assert panel_of(shown) and address_of(telecentre) in shown.text
    form = visitor.get(address_of(telecentre))
    assert form.status_code == 200 and not form.cookies and not shown.cookies
    assert form_data(form, "main form")["wanted"] == "desk"
    assert visitor.get(f"/en/club/desks/{telecentre.pk}/").status_code == 200
    assert visitor.get(f"/en/club/bureaux/{telecentre.pk}/").status_code == 404


def test_a_host_may_take_no_requests(visitor, telecentre):
    DeskSettingsFactory(telecentre=telecentre, takes_requests=False, is_open_to_members=False)
    assert panel_of(visitor.get(telecentre.address())) is None
    assert ask(visitor, telecentre).status_code == 200
    assert not DeskRequest.objects.exists()
    assert telecentre.address() in visitor.get("/fr/club/bureaux/").text


def test_without_a_section_of_the_club_nobody_asks(visitor, marciac):
    telecentre = factories.TelecentrePageFactory(parent=marciac)
    assert visitor.get(address_of(telecentre)).status_code == 404
    assert ask(visitor, telecentre).status_code == 404


def test_a_telecentre_that_is_not_shown_is_not_asked(visitor, telecentre):
    telecentre.unpublish()
    assert visitor.get(address_of(telecentre)).status_code == 404
    assert ask(visitor, telecentre).status_code == 404
    assert visitor.get(f"/fr/club/bureaux/{'9' * 30}/").status_code == 404


def test_the_panel_costs_the_page_of_a_telecentre_one_query(telecentre, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert desk_panel(telecentre)["is_shown"]


def test_all_of_them_are_on_one_list_in_a_fixed_number_of_queries(
    visitor, telecentre, lectoure, django_assert_num_queries
):
    visitor.get("/fr/club/bureaux/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        visitor.get("/fr/club/bureaux/")
    DeskSettingsFactory(telecentre=factories.TelecentrePageFactory(parent=lectoure))
    with django_assert_num_queries(len(one)):
        shown = visitor.get("/fr/club/bureaux/")
    cards = BeautifulSoup(shown.content, "html.parser").select(".card")
    assert len(cards) == 2 and not shown.cookies


def test_a_request_goes_to_the_hosts_and_the_guest_hears_that_it_came(
    visitor, telecentre, committee, colleague, other_committee, moderator
):
    response = ask(visitor, telecentre)
    assert response.status_code == 302 and not response.cookies
    assert visitor.get(response["Location"]).status_code == 200
    asked = DeskRequest.objects.get()
    assert (asked.state, asked.day, asked.phone) == ("waiting", TUESDAY, "05 62 00 00 00")
    assert recipients() == sorted([committee.email, colleague.email, GUEST])
    to_host = letters(committee.email)[0]
    assert to_host["Reply-To"] == GUEST and "Léa" not in to_host["Subject"]
    assert "> J’arrive vers 9 h.\n> Merci !" in text_of(to_host)
    assert link_in(to_host, "reponse").startswith("/fr/club/bureaux/reponse/")
    assert link_in(letters(GUEST)[0], "demande")
    assert committee.email not in letters(GUEST)[0].as_string()


def test_each_is_written_to_in_their_language(visitor, telecentre, committee):
    committee.language = "es"
    committee.save()
    visitor.post(f"/pt/clube/postos/{telecentre.pk}/", typed("desk_request", ASKED))
    assert letters(committee.email)[0]["Content-Language"] == "es"
    assert letters(GUEST)[0]["Content-Language"] == "pt"
    assert "/pt/clube/postos/demande/" in text_of(letters(GUEST)[0])


def test_a_member_who_is_logged_in_finds_the_booking_on_my_club(client_of, telecentre, member):
    browser = client_of(member, headers={"origin": "http://testserver"})
    assert not ask(browser, telecentre).cookies
    assert DeskRequest.objects.get().user == member


@pytest.mark.parametrize("origin", ["https://elsewhere.test", "null", ""])
def test_what_another_site_sends_is_nobodys(client_of, telecentre, member, origin):
    ask(client_of(member, headers={"origin": origin}), telecentre)
    assert DeskRequest.objects.get().user is None


def test_where_nobody_has_an_account_the_telecentres_own_address_is_written_to(visitor, telecentre):
    telecentre.contact_email = "mairie@exemple.test"
    telecentre.save()
    ask(visitor, telecentre)
    assert recipients() == [GUEST, "mairie@exemple.test"]
    assert letters(GUEST)[0]["Reply-To"] == "mairie@exemple.test"


def test_where_nobody_can_be_written_to_the_cci_is(visitor, telecentre, moderator):
    ask(visitor, telecentre)
    assert recipients() == sorted([GUEST, moderator.email])


def test_the_same_form_sent_twice_makes_one_request(visitor, telecentre, committee):
    form = visitor.get(address_of(telecentre))
    data = form_data(form, "main form") | ASKED | {"step": "send"}
    with time_machine.travel(MONDAY.replace(minute=5), tick=False):
        assert [visitor.post(address_of(telecentre), data).status_code for _ in range(3)] == [
            302
        ] * 3
    assert DeskRequest.objects.count() == 1 and len(letters()) == 2


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"day": "05/12/2026"}, "day"),  # a Saturday
        ({"day": "25/12/2026"}, "day"),  # a public holiday
        ({"day": "02/12/2026"}, "day"),  # an exception: see below
        ({"day": "23/11/2026"}, "day"),  # today
        ({"day": "20/11/2026"}, "day"),
        ({"day": "01/12/2027"}, "day"),
        ({"day": "demain"}, "day"),
        ({"wanted": "room"}, "wanted"),
        ({"wanted": "castle"}, "wanted"),
        ({"part": "night"}, "part"),
        ({"name": ""}, "name"),
        ({"email": "lea"}, "email"),
        ({"phone": "appelez-moi"}, "phone"),
        ({"message": "a" * 1_001}, "message"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(visitor, telecentre, fields, wrong):
    telecentre.opening_exceptions.add(OpeningException(first_day=date(2026, 12, 2)))
    telecentre.save()
    response = ask(visitor, telecentre, **fields)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one(f'[name="{wrong}"][aria-invalid]')
    kept = form_data(response, "main form")
    assert kept["message"] and kept["name"] == fields.get("name", ASKED["name"])
    assert not DeskRequest.objects.exists() and not letters()


def test_the_meeting_room_is_asked_for_where_there_is_one(visitor, telecentre, committee):
    telecentre.has_meeting_room = True
    telecentre.save()
    ask(visitor, telecentre, wanted="room")
    assert DeskRequest.objects.get().wanted == "room"


def test_without_hours_any_day_may_be_asked_for(visitor, telecentre, committee):
    telecentre.opening_hours.all().delete()
    ask(visitor, telecentre, day="06/12/2026", part="am")
    assert DeskRequest.objects.get().part == "am"


MORNINGS = {day: (Span(time(9), time(12)),) for day in range(1, 6)}


@pytest.mark.parametrize(
    ("day", "part", "said"),
    [
        (date(2026, 12, 1), "am", ""),
        (date(2026, 12, 1), "pm", "It is open for one half of the day only"),
        (date(2026, 12, 1), "day", "one half"),
        (date(2026, 12, 5), "am", "Monday 7 December, Tuesday 8 December, Thursday 10 December"),
        (date(2026, 11, 24), "am", ""),
        (date(2026, 11, 23), "am", "For today, call"),
        (date(2027, 5, 21), "am", ""),  # 179 days ahead
        (date(2027, 5, 25), "am", "further ahead"),
    ],
)
def test_a_day_is_weighed_by_the_hours_of_the_place(day, part, said):
    timetable = Timetable(MORNINGS, (SpecialDays(date(2026, 12, 9), date(2026, 12, 9)),), True)
    with translation.override("en"):
        why = objection(timetable, day, part)
    assert bool(why) == bool(said)
    assert said.lower() in why.lower()


def test_an_address_may_propose_a_day_and_nothing_else(visitor, telecentre):
    def proposed(text: str) -> str:
        shown = visitor.get(f"{address_of(telecentre)}?jour={text}")
        return form_data(shown, "main form")["day"]

    assert proposed("2026-12-01") == "01/12/2026"
    assert [proposed(text) for text in ("2026-13-45", "demain", "", "%00")] == [""] * 4


@pytest.mark.parametrize(
    ("fields", "ago"),
    [({"remarks": "x"}, None), ({}, {"seconds": 0})],
)
def test_what_looks_like_spam_disturbs_no_host(
    visitor, telecentre, committee, moderator, fields, ago
):
    response = ask(visitor, telecentre, ago=ago, **fields)
    assert response.status_code == 302  # its sender is told nothing else than others
    assert DeskRequest.objects.get().state == "held"
    assert recipients() == [moderator.email]
    assert "Léa" not in text_of(letters()[0]) and "Merci" not in text_of(letters()[0])


def test_nobody_writes_a_header_or_markup_through_the_form(visitor, telecentre, committee):
    evil = "Léa\r\nBcc: all@exemple.test\r\n\r\n<script>alert(1)</script>"
    ask(visitor, telecentre, name=evil, message="<img src=x onerror=alert(1)>\n{{ x }}")
    for letter in letters():
        assert letter["Bcc"] is None
        markup = letter.get_body(("html",)).get_content()
        assert "<script" not in markup and "<img" not in markup
