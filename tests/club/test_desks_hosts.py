"""Who may answer: by which links, and in « Mon village »."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing

from club.models import DeskRequest
from tests import factories
from tests.forms import form_data

from .desk_scenes import (
    GUEST,
    MONDAY,
    address_of,
    ask,
    calendar_of,
    letters,
    link_in,
    recipients,
    screen_of,
    state_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_monday")]


def test_forged_old_and_swapped_links_open_nothing(client, asked, links):
    host, _other, guest = (link.rstrip("/").rpartition("/")[2] for link in links)
    forged = signing.dumps([asked.pk, 1], salt="guess")
    for word, token in [
        ("reponse", guest),
        ("reponse", forged),
        ("reponse", "x"),
        ("demande", host),
        ("demande", forged),
    ]:
        for send in (client.get, client.post):
            response = send(f"/fr/club/bureaux/{word}/{token}/", {"yes": "1"})
            assert response.status_code == 404 and "Léa" not in response.text
    with time_machine.travel(MONDAY + timedelta(days=201), tick=False):
        assert [client.get(link).status_code for link in links] == [404] * 3
    assert state_of(asked) == "waiting"


def test_a_link_dies_with_the_mandate_of_its_host(client, asked, links, committee):
    committee.mandates.all().delete()
    assert client.post(links[0], {"yes": "1"}).status_code == 404
    assert state_of(asked) == "waiting"


def test_who_reads_the_telecentres_address_answers_by_its_link(client, telecentre, visitor):
    telecentre.contact_email = "mairie@exemple.test"
    telecentre.save()
    ask(visitor, telecentre)
    link = link_in(letters("mairie@exemple.test")[0], "reponse")
    assert client.post(link, {"yes": "1"}).status_code == 302
    assert calendar_of(letters("mairie@exemple.test")[-1])
    telecentre.contact_email = "autre@exemple.test"
    telecentre.save()
    assert client.get(link).status_code == 404


def test_mon_village_shows_what_waits_and_leads_to_the_answer(client_of, asked, committee):
    browser = client_of(committee)
    shown = browser.get(f"/fr/mon-village/{asked.telecentre.parent_page.slug}/")
    assert screen_of(asked) in shown.text
    data = form_data(browser.get(screen_of(asked)), "main .answer form")
    assert browser.post(screen_of(asked), data | {"yes": "1"}).status_code == 302
    assert state_of(asked) == "accepted"
    assert DeskRequest.objects.get().answered_by == committee


def test_mon_village_of_a_village_without_telecentre_says_nothing_of_desks(
    client_of, lectoure, other_committee
):
    shown = client_of(other_committee).get("/fr/mon-village/lectoure/")
    assert shown.status_code == 200 and "bureaux" not in shown.text


def test_to_others_the_requests_are_not_there(client_of, client, asked, other_committee, member):
    for person in (other_committee, member, factories.UserFactory()):
        browser = client_of(person)
        assert browser.get(screen_of(asked)).status_code == 404
        assert browser.post(screen_of(asked), {"yes": "1"}).status_code == 404
    assert client.get(screen_of(asked)).status_code == 302
    assert client.post(screen_of(asked), {"yes": "1"}).status_code == 302
    assert state_of(asked) == "waiting"


def test_a_request_is_found_under_its_own_telecentre_only(client_of, asked, lectoure, moderator):
    other = factories.TelecentrePageFactory(parent=lectoure)
    browser = client_of(moderator)
    assert browser.get(screen_of(asked)).status_code == 200
    for number in (asked.pk, asked.pk + 1, "9" * 30):
        wrong = f"{address_of(other)}hote/demandes/{number}/"
        assert browser.get(wrong).status_code == 404


def test_answering_logged_in_needs_the_forms_own_key(client_of, asked, committee):
    browser = client_of(committee, enforce_csrf_checks=True)
    assert browser.post(screen_of(asked), {"yes": "1"}).status_code == 403
    assert state_of(asked) == "waiting"


@pytest.mark.parametrize(("pressed", "state"), [("clear", "waiting"), ("discard", "discarded")])
def test_a_request_in_doubt_is_cleared_or_thrown_away(
    client_of, visitor, telecentre, committee, colleague, moderator, pressed, state
):
    ask(visitor, telecentre, remarks="x")
    held = DeskRequest.objects.get()
    browser = client_of(committee)
    assert screen_of(held) in browser.get("/fr/mon-village/marciac/").text
    assert browser.post(screen_of(held), {"yes": "1"}).status_code == 409
    assert browser.post(screen_of(held), {pressed: "1"}).status_code == 302
    assert state_of(held) == state
    told = {colleague.email, GUEST} if pressed == "clear" else set()
    assert set(recipients()) == {moderator.email} | told
