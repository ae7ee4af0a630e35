"""Who is asked when, and what becomes of what nobody answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.editorial.models import Standing
from cms.freshness import answers, board, silence
from cms.freshness.asking import FreshnessPart
from cms.freshness.models import FreshnessTerm, Question
from tests import factories
from villages import freshness
from villages.models import HousingPage

from .world import again, let_age, links_of, question_of, write_to

pytestmark = pytest.mark.django_db


def days(number: int):
    return timezone.now() + timedelta(days=number)


def asked_today() -> set[int]:
    return FreshnessPart().people(timezone.localdate())


def is_shown(page) -> bool:
    return type(page).objects.listed().filter(pk=page.pk).exists()


def test_nobody_is_asked_before_the_term(marciac, committee):
    home = let_age(factories.HousingPageFactory(parent=marciac), 30)
    assert asked_today() == set()
    let_age(home, 31)
    assert asked_today() == {committee.pk}


def test_a_page_is_asked_about_once_and_once_more_two_weeks_later(
    stale_home, committee, time_machine
):
    assert write_to(committee)
    assert write_to(committee) is None
    time_machine.move_to(days(13))
    assert write_to(committee) is None
    time_machine.move_to(days(1))
    assert write_to(committee)
    time_machine.move_to(days(14))
    assert write_to(committee) is None


def test_all_who_hold_it_are_asked_and_no_translator(stale_home, committee, colleague, marciac):
    translator = factories.UserFactory()
    factories.MandateFactory(user=translator, page=marciac, role="translator", language="en")
    assert asked_today() == {committee.pk, colleague.pk}
    write_to(committee)
    assert asked_today() == {colleague.pk}


def test_a_home_leaves_two_weeks_after_the_second_letter_and_not_before(
    stale_home, committee, time_machine
):
    write_to(committee)
    time_machine.move_to(days(14))
    assert is_shown(stale_home)
    write_to(committee)
    last = timezone.localdate() + timedelta(days=14)
    assert again(stale_home).standing.expires_on == last
    time_machine.move_to(days(14))
    assert is_shown(stale_home)
    assert asked_today() == set()
    time_machine.move_to(days(1))
    assert not is_shown(stale_home)
    assert asked_today() == {committee.pk}  # to be told that it has left


def test_a_home_that_left_comes_back_by_the_link_that_told_it(
    visitor, stale_home, committee, time_machine
):
    write_to(committee)
    time_machine.move_to(days(14))
    write_to(committee)
    time_machine.move_to(days(15))
    told = write_to(committee)
    assert write_to(committee) is None
    visitor.post(next(iter(links_of(told).values())), {"answer": "true"})
    assert is_shown(stale_home)
    assert again(stale_home).standing.expires_on == timezone.localdate() + HousingPage.shown_for


def test_a_home_never_stays_longer_for_being_asked_about(stale_home, committee, time_machine):
    write_to(committee)
    time_machine.move_to(days(14))
    soon = timezone.localdate() + timedelta(days=3)
    Standing.objects.filter(page=stale_home).update(expires_on=soon)
    write_to(committee)
    assert again(stale_home).standing.expires_on == soon


def test_a_home_whose_people_cannot_be_written_to_does_not_leave(
    stale_home, committee, time_machine
):
    until = stale_home.standing.expires_on
    write_to(committee)
    committee.is_active = False
    committee.save()
    time_machine.move_to(days(30))
    assert asked_today() == set()
    silence.hold_for_calls()
    assert again(stale_home).standing.expires_on == until
    assert is_shown(stale_home)


def test_a_takeover_waits_for_the_call(stale_takeover, committee, time_machine):
    write_to(committee)
    time_machine.move_to(days(14))
    write_to(committee)
    time_machine.move_to(again(stale_takeover).standing.expires_on)
    silence.hold_for_calls()
    assert is_shown(stale_takeover)
    until = again(stale_takeover).standing.expires_on
    assert until == timezone.localdate() + timedelta(days=14)
    assert [question.page_id for question in board.calls_due()] == [stale_takeover.pk]
    silence.hold_for_calls()
    assert again(stale_takeover).standing.expires_on == until


def test_a_takeover_that_was_checked_in_time_is_shown_for_as_long_as_its_type_says(
    stale_takeover,
):
    let_age(stale_takeover, 10)
    until = timezone.localdate() + timedelta(days=2)
    Standing.objects.filter(page=stale_takeover).update(expires_on=until)
    assert silence.hold_for_calls() == 0
    assert again(stale_takeover).standing.expires_on == until


@pytest.mark.parametrize("act", ["confirmed", "published", "closed"])
def test_any_other_way_to_say_it_answers_the_question(stale_home, committee, administrator, act):
    from cms.editorial import standing
    from cms.editorial.publication import without_review

    write_to(committee)
    if act == "confirmed":
        standing.confirm(stale_home, by=committee)
    elif act == "closed":
        standing.close(stale_home, closed_as="withdrawn", by=committee)
    else:
        with without_review():
            stale_home.save_revision().publish()
    answer = question_of(stale_home)
    assert answer.answered_at
    assert answer.answer == {"confirmed": "true", "published": "changed", "closed": "gone"}[act]


def test_the_cci_says_how_long_is_too_long(stale_home, committee):
    FreshnessTerm.objects.create(kind="villages.HousingPage", days=45)
    assert asked_today() == set()
    let_age(stale_home, 46)
    assert asked_today() == {committee.pk}


def test_a_page_published_before_anybody_was_asked_is_as_old_as_its_publication(
    member_page, member
):
    Standing.objects.filter(page=member_page).delete()
    long_ago = timezone.now() - timedelta(days=400)
    type(member_page).objects.filter(pk=member_page.pk).update(last_published_at=long_ago)
    assert again(member_page).last_checked() == timezone.localdate(long_ago)
    assert asked_today() == {member.pk}


def test_a_village_is_as_old_as_its_oldest_fact(marciac, committee):
    today = timezone.localdate()
    facts = {"shops": ["bakery"], "shops_checked_on": today - timedelta(days=200)}
    type(marciac).objects.filter(pk=marciac.pk).update(**facts, languages=["en"])
    assert again(marciac).last_checked() == facts["shops_checked_on"]
    assert asked_today() == {committee.pk}
    write_to(committee)
    freshness.confirm(marciac, "languages", by=committee)
    assert question_of(marciac).answered_at is None
    freshness.confirm(marciac, "shops", by=committee)
    assert question_of(marciac).answer == "true"


def test_one_still_true_dates_every_fact_that_is_told(marciac, committee):
    type(marciac).objects.filter(pk=marciac.pk).update(
        shops=["bakery"], shops_checked_on=timezone.localdate() - timedelta(days=200)
    )
    marciac.confirm_truth(by=committee)
    now = again(marciac)
    assert now.last_checked() == now.shops_checked_on == timezone.localdate()
    assert now.health_checked_on is None  # nothing is told of it


def test_who_is_silent_for_two_months_is_asked_anew(member_page, member, time_machine):
    let_age(member_page, 366)
    write_to(member)
    time_machine.move_to(days(14))
    write_to(member)
    time_machine.move_to(days(60))
    assert answers.give_up() == 0
    time_machine.move_to(days(1))
    assert answers.give_up() == 1
    assert asked_today() == {member.pk}
    time_machine.move_to(days(400))
    assert answers.prune() == 1
    assert not Question.objects.exists()
