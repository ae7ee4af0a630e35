"""« Nous travaillons ensemble »: confirmed by both, ended by either, shown on both and as teams."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils import timezone

from annuaire.choices import WayOut
from annuaire.models import Partnership
from annuaire.network import partners
from annuaire.network.retention import forget_proposals
from annuaire.network.teams import groups, partners_of, teams
from cms.editorial import standing
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, MemberPageFactory, UserFactory
from tests.factories.network import PartnershipFactory

SPACE = "/fr/mon-espace/"


@pytest.fixture
def other_page(annuaire_index):
    return MemberPageFactory(title="Studio Autre", slug="studio-autre", parent=annuaire_index)


@pytest.fixture
def other(other_page):
    user = UserFactory(email="autre@exemple.example")
    MandateFactory(user=user, page=other_page, role=Mandate.Role.MEMBER)
    return user


def ask(client, page):
    return client.post(f"{SPACE}membres/{page.slug}/ensemble/")


def answer(client, link, word):
    return client.post(f"{SPACE}ensemble/{link.pk}/{word}/")


def shown_on(visitor, page) -> bool:
    return bool(BeautifulSoup(visitor.get(page.address()).content, "html.parser").select("#team"))


def test_two_members_link_their_entries(client_of, visitor, member, member_page, other, other_page):
    ask(client_of(member), other_page)
    link = Partnership.objects.get()
    assert link.state == Partnership.State.PROPOSED
    assert OutboxMessage.objects.filter(recipient=other.email).count() == 1
    assert not shown_on(visitor, member_page)
    answer(client_of(other), link, "confirmer")
    assert OutboxMessage.objects.filter(recipient=member.email).count() == 1
    assert shown_on(visitor, member_page)
    assert shown_on(visitor, other_page)
    answer(client_of(member), link, "finir")
    assert not shown_on(visitor, member_page)
    assert not shown_on(visitor, other_page)


def test_nobody_confirms_for_the_other(client_of, member, other, other_page, annuaire_index):
    ask(client_of(member), other_page)
    link = Partnership.objects.get()
    answer(client_of(member), link, "confirmer")
    stranger = UserFactory()
    MandateFactory(
        user=stranger, page=MemberPageFactory(parent=annuaire_index), role=Mandate.Role.MEMBER
    )
    for word in ("confirmer", "decliner", "finir"):
        assert answer(client_of(stranger), link, word).status_code == 404
    link.refresh_from_db()
    assert link.state == Partnership.State.PROPOSED


def test_who_said_no_is_left_in_peace_and_may_ask(
    client_of, member, other, member_page, other_page
):
    ask(client_of(member), other_page)
    answer(client_of(other), Partnership.objects.get(), "decliner")
    ask(client_of(member), other_page)
    assert Partnership.objects.get().state == Partnership.State.DECLINED
    assert OutboxMessage.objects.filter(recipient=other.email).count() == 1
    ask(client_of(other), member_page)
    link = Partnership.objects.get()
    assert (link.asker, link.state) == (other_page, Partnership.State.PROPOSED)


def test_who_ended_it_is_not_asked_again(member, other, member_page, other_page):
    link = PartnershipFactory(asker=member_page, asked=other_page)
    partners.end(link, by=member)
    with pytest.raises(Refused):
        partners.propose(other_page, member_page, by=other)
    later = timezone.now() - partners.QUIET - timedelta(days=1)
    Partnership.objects.update(changed_at=later)
    assert partners.propose(other_page, member_page, by=other).state == "proposed"


def test_a_question_taken_back_and_asked_again_is_one_letter(client_of, member, other, other_page):
    client = client_of(member)
    for _time in range(3):
        ask(client, other_page)
        answer(client, Partnership.objects.get(), "finir")
    assert not Partnership.objects.exists()
    assert OutboxMessage.objects.filter(recipient=other.email).count() == 1


def test_asking_each_other_is_a_yes(client_of, member, other, member_page, other_page):
    ask(client_of(member), other_page)
    ask(client_of(other), member_page)
    assert Partnership.objects.get().state == Partnership.State.CONFIRMED


def test_questions_and_links_have_a_limit(member, member_page, other_page):
    for _time in range(partners.MOST_OPEN):
        PartnershipFactory(asker=member_page, state=Partnership.State.PROPOSED)
    with pytest.raises(Refused):
        partners.propose(member_page, other_page, by=member)
    Partnership.objects.all().delete()
    PartnershipFactory.create_batch(partners.MOST_LINKS, asked=member_page)
    with pytest.raises(Refused):
        partners.propose(member_page, other_page, by=member)


def test_no_entry_is_linked_with_itself_or_twice(member, member_page, other_page):
    with pytest.raises(Refused):
        partners.propose(member_page, member_page, by=member)
    PartnershipFactory(asker=member_page, asked=other_page)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipFactory(asker=other_page, asked=member_page)


def test_who_is_no_member_asks_nobody(client_of, visitor, committee, moderator, other_page):
    assert ask(visitor, other_page).status_code == 302
    assert ask(client_of(committee), other_page).status_code == 403
    assert ask(client_of(moderator), other_page).status_code == 404
    assert not Partnership.objects.exists()


def test_a_paused_entry_is_in_no_team(visitor, member, member_page, other_page):
    PartnershipFactory(asker=member_page, asked=other_page)
    assert len(teams()) == 1
    standing.close(member_page, closed_as=WayOut.PAUSED, by=member)
    assert teams() == []
    assert not shown_on(visitor, other_page)
    standing.reopen(member_page, by=member)
    assert list(partners_of(other_page)) == [member_page]


def test_teams_are_those_who_all_work_with_each_other():
    links = [(1, 2), (2, 3), (1, 3), (3, 4), (5, 6)]
    assert set(groups(links)) == {frozenset({1, 2, 3}), frozenset({3, 4}), frozenset({5, 6})}
    assert groups([]) == []


def test_teams_cost_the_same_however_many(annuaire_index, django_assert_num_queries):
    PartnershipFactory()
    with django_assert_num_queries(3):
        assert len(teams()) == 1
    PartnershipFactory.create_batch(8)
    with django_assert_num_queries(3):
        assert len(teams(None)) == 9


def test_companies_see_teams(visitor, member_page, other_page):
    address = "/fr/annuaire/entreprises/"
    assert not BeautifulSoup(visitor.get(address).content, "html.parser").select(".teams")
    PartnershipFactory(asker=member_page, asked=other_page)
    team = BeautifulSoup(visitor.get(address).content, "html.parser").select_one(".teams > li")
    assert "Studio Autre" in team.text


def test_old_questions_are_forgotten(annuaire_index):
    now = timezone.now()
    PartnershipFactory(state=Partnership.State.PROPOSED, changed_at=now - timedelta(days=91))
    PartnershipFactory(state=Partnership.State.DECLINED, changed_at=now - timedelta(days=181))
    kept = PartnershipFactory(changed_at=now - timedelta(days=900))
    assert forget_proposals() == 2
    assert list(Partnership.objects.all()) == [kept]
