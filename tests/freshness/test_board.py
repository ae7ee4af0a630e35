"""The CCI's screens: what is stale, what a call brought, how long is too long."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.editorial.models import Standing
from cms.freshness import silence
from cms.freshness.models import FreshnessTerm, Question
from tests import factories

from .world import again, let_age, question_of, write_to

pytestmark = pytest.mark.django_db

BOARD = "/admin/freshness/"


def record(client, page, outcome, **posted):
    return client.post(f"{BOARD}{page.pk}/call/", {"outcome": outcome, **posted})


def test_the_board_says_what_is_stale_by_village_and_whom_to_call(
    client_of, moderator, stale_home, committee, marciac, member_page, member
):
    type(marciac).objects.filter(pk=marciac.pk).update(contact_phone="05 62 09 30 02")
    let_age(member_page, 400)
    page = client_of(moderator).get(BOARD)
    assert [place.title for place in page.context["places"]] == ["Marciac", "Annuaire"]
    assert "Maison du puits" in page.text and str(committee) in page.text
    assert page.text.count("tel:+33562093002") == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [("?kind=villages.HousingPage", {"Maison du puits"}), ("?calls=on", {"Boulangerie"})],
)
def test_it_is_narrowed_down(
    client_of, moderator, stale_home, stale_takeover, committee, query, expected
):
    write_to(committee)
    Question.objects.filter(page=stale_takeover.pk).update(call_on=timezone.localdate())
    places = client_of(moderator).get(BOARD + query).context["places"]
    assert {one.page.title for place in places for one in place.stale} == expected
    assert client_of(moderator).get(f"{BOARD}printed/{query}").status_code == 200


def test_what_nobody_can_be_asked_about_is_to_be_called(client_of, moderator, stale_home):
    (place,) = client_of(moderator).get(f"{BOARD}?calls=on").context["places"]
    assert not place.stale[0].holders and place.stale[0].is_call_due


def test_queries_do_not_grow(client_of, moderator, village_index, django_assert_max_num_queries):
    client = client_of(moderator)
    client.get(BOARD)
    with django_assert_max_num_queries(60) as one:
        client.get(BOARD)
    for _n in range(4):
        village = factories.VillagePageFactory(parent=village_index)
        factories.MandateFactory(page=village)
        for page in (village, factories.HousingPageFactory(parent=village)):
            Question.objects.create(page=let_age(page, 300))
    factories.TelecentrePageFactory(parent=village)
    client.get(BOARD)
    with django_assert_max_num_queries(60) as several:
        assert len(client.get(BOARD).context["places"]) == 4
    few = len(several)
    village = factories.VillagePageFactory(parent=village_index)
    factories.MandateFactory(page=village)
    let_age(factories.HousingPageFactory(parent=village), 300)
    let_age(village, 300)
    with django_assert_max_num_queries(few):
        client.get(BOARD)
    assert len(one) <= few


def test_the_call_says_still_true(client_of, moderator, stale_takeover, committee):
    write_to(committee)
    record(client_of(moderator), stale_takeover, "true")
    assert again(stale_takeover).last_checked() == timezone.localdate()
    assert question_of(stale_takeover).answered_by == moderator
    assert PageLogEntry.objects.get(action="freshness.call").user == moderator


def test_the_call_says_what_became_of_it(client_of, moderator, stale_takeover):
    record(client_of(moderator), stale_takeover, "gone", closed_as="withdrawn")
    assert again(stale_takeover).standing.closed_as == "withdrawn"


def test_nobody_answers_and_it_comes_back_in_two_weeks(
    client_of, moderator, stale_takeover, time_machine
):
    client = client_of(moderator)
    record(client, stale_takeover, "later")
    assert not client.get(f"{BOARD}?calls=on").context["places"]
    assert again(stale_takeover).standing.closed_as == ""
    time_machine.move_to(timezone.now() + timedelta(days=14))
    client = client_of(moderator)
    assert client.get(f"{BOARD}?calls=on").context["places"]


def test_the_cci_takes_it_off_and_it_stays_off(client_of, moderator, stale_takeover):
    record(client_of(moderator), stale_takeover, "off")
    silence.hold_for_calls()
    assert not type(stale_takeover).objects.listed().filter(pk=stale_takeover.pk).exists()


def test_a_village_is_not_ended_from_here(client_of, moderator, marciac):
    let_age(marciac, 200)
    record(client_of(moderator), marciac, "gone", closed_as="left")
    assert again(marciac).standing.closed_as == ""


@pytest.mark.parametrize("actor", ["committee", "adviser", "member", "translator"])
def test_nobody_else_reads_or_records(request, client_of, stale_home, actor):
    client = client_of(request.getfixturevalue(actor))
    before = Standing.objects.values().get(page=stale_home)
    for address in (BOARD, f"{BOARD}printed/", f"{BOARD}terms/"):
        assert client.get(address).status_code in {302, 403}
    assert record(client, stale_home, "true").status_code in {302, 403}
    assert Standing.objects.values().get(page=stale_home) == before


def test_what_is_no_outcome_or_no_such_page_is_refused(client_of, moderator, stale_home, home_page):
    client = client_of(moderator)
    assert record(client, stale_home, "perhaps").status_code == 404
    assert record(client, home_page, "true").status_code == 404
    assert client.get(f"{BOARD}{stale_home.pk}/call/").status_code == 405


TERMS = {
    "villages_housingpage": 30,
    "villages_telecentrepage": 180,
    "villages_villagepage": 365,
    "entreprendre_takeoverpage": 60,
    "annuaire_memberpage": 365,
}


def test_the_terms_are_set_in_one_form_and_only_what_differs_is_kept(client_of, moderator, site):
    client = client_of(moderator)
    assert set(client.get(f"{BOARD}terms/").context["form"].fields) == set(TERMS)
    assert client.post(f"{BOARD}terms/", TERMS).status_code == 302
    assert dict(FreshnessTerm.objects.values_list("kind", "days")) == {"villages.VillagePage": 365}
    client.post(f"{BOARD}terms/", TERMS | {"villages_villagepage": 180})
    assert not FreshnessTerm.objects.exists()


@pytest.mark.parametrize("days", [6, 49, 0, "x"])
def test_a_term_leaves_time_for_both_letters(client_of, moderator, site, days):
    answer = client_of(moderator).post(f"{BOARD}terms/", TERMS | {"villages_housingpage": days})
    assert answer.status_code == 200
    assert not FreshnessTerm.objects.exists()
