"""The committee's screen: for all of its people; its acts are the head's, whatever is posted."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.editorial.models import Mandate
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory
from villages.models import CommitteeInvitation

from .conftest import INVITEE

pytestmark = pytest.mark.django_db

TYPED = {"email": "lea@exemple.test", "first_name": "Léa", "last_name": "", "language": "fr"}


def at(name: str, *args) -> str:
    return reverse(f"village_space:{name}", args=args)


@pytest.fixture
def acts_of_the_head(marciac, colleague, invitation) -> list[str]:
    slug = marciac.slug
    return [
        at("invite", slug),
        at("send_invitation_again", slug, invitation.pk),
        at("withdraw_invitation", slug, invitation.pk),
        at("remove_person", slug, colleague.mandates.get().pk),
    ]


def test_all_of_the_committee_see_who_is_of_it(client_of, marciac, committee, colleague):
    for person in (committee, colleague):
        soup = BeautifulSoup(
            client_of(person).get(at("committee", "marciac")).content, "html.parser"
        )
        names = [h2.get_text(strip=True) for h2 in soup.select(".things h2")]
        assert names == ["Anne Marciac", "Bruno Marciac"]
        assert len(soup.select("h1")) == 1


def test_only_the_head_sees_the_acts_and_whom_they_asked(
    client_of, marciac, committee, colleague, invitation
):
    shown = client_of(committee).get(at("committee", "marciac")).text
    assert INVITEE.email in shown
    assert at("invite", "marciac") in shown
    assert at("remove_person", "marciac", colleague.mandates.get().pk) in shown
    assert at("remove_person", "marciac", committee.mandates.get().pk) not in shown
    shown = client_of(colleague).get(at("committee", "marciac")).text
    assert INVITEE.email not in shown
    assert "inviter/" not in shown
    assert "retirer/" not in shown
    assert at("leave_committee", "marciac") in shown


@pytest.mark.parametrize(
    "who", ["colleague", "moderator", "other_committee", "member", "suspended"]
)
def test_who_does_not_head_it_is_refused_each_act(
    request, client_of, committee, acts_of_the_head, who
):
    if who == "suspended":
        committee.mandates.update(suspended_at=timezone.now())
    browser = client_of(committee if who == "suspended" else request.getfixturevalue(who))
    of_the_village = {"colleague": 403, "moderator": 403}
    for path in acts_of_the_head:
        assert browser.post(path, TYPED | {"email": "x@exemple.test"}).status_code == (
            of_the_village.get(who, 404)
        ), path
    assert CommitteeInvitation.objects.waiting().count() == 1
    assert Mandate.objects.filter(page__slug="marciac").count() == 2
    assert OutboxMessage.objects.count() == 1


def test_an_act_is_not_done_by_opening_its_address(client_of, committee, acts_of_the_head):
    browser = client_of(committee)
    statuses = {path: browser.get(path).status_code for path in acts_of_the_head}
    assert sorted(statuses.values()) == [200, 200, 405, 405]
    assert Mandate.objects.filter(page__slug="marciac").count() == 2
    assert CommitteeInvitation.objects.waiting().count() == 1


def test_the_head_invites_and_is_told_the_same_for_every_address(
    client_of, marciac, committee, moderator
):
    UserFactory(email="connue@exemple.test")
    UserFactory(email="fermee@exemple.test", is_active=False)
    browser = client_of(committee)
    addresses = ["connue@exemple.test", "fermee@exemple.test", moderator.email, "n@exemple.test"]
    answers = set()
    for email in addresses:
        answer = browser.post(at("invite", "marciac"), TYPED | {"email": email}, follow=True)
        notice = BeautifulSoup(answer.content, "html.parser").select_one(".notice").get_text(" ")
        answers.add(notice.replace(email, "…"))
    assert len(answers) == 1
    assert OutboxMessage.objects.count() == len(addresses)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "pas une adresse"},
        {"email": ""},
        {"email": "a@exemple.test\r\nBcc: b@exemple.test"},
        {"language": "xx"},
        {"first_name": "x" * 151},
    ],
)
def test_what_is_wrong_is_said_and_kept(client_of, committee, wrong):
    answer = client_of(committee).post(at("invite", "marciac"), TYPED | wrong)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not CommitteeInvitation.objects.exists()


def test_somebody_is_removed_after_a_question(client_of, marciac, committee, colleague):
    browser = client_of(committee)
    path = at("remove_person", "marciac", colleague.mandates.get().pk)
    assert "Bruno Marciac" in browser.get(path).text
    assert browser.post(path).status_code == 302
    assert not colleague.mandates.exists()
    assert browser.post(path).status_code == 404


def test_somebody_of_another_village_is_not_found(client_of, committee, other_committee, lectoure):
    elsewhere = MandateFactory(page=lectoure, role=Mandate.Role.COMMITTEE)
    path = at("remove_person", "marciac", elsewhere.pk)
    assert client_of(committee).post(path).status_code == 404
    assert Mandate.objects.filter(pk=elsewhere.pk).exists()


def test_a_member_leaves_after_a_question_and_loses_the_village_at_once(
    client_of, marciac, colleague
):
    browser = client_of(colleague)
    path = at("leave_committee", "marciac")
    assert browser.get(path).status_code == 200
    assert colleague.mandates.exists()
    assert browser.post(path).status_code == 302
    assert browser.get(at("committee", "marciac")).status_code == 404


def test_a_head_is_asked_to_call_the_cci(client_of, committee):
    browser = client_of(committee)
    path = at("leave_committee", "marciac")
    assert not BeautifulSoup(browser.get(path).content, "html.parser").select("main form")
    browser.post(path)
    assert committee.mandates.exists()


def test_an_invitation_is_sent_again_and_withdrawn(client_of, committee, invitation):
    browser = client_of(committee)
    screen = at("committee", "marciac")
    again = at("send_invitation_again", "marciac", invitation.pk)
    assert again not in browser.get(screen).text  # it was sent today
    CommitteeInvitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert again in browser.get(screen).text
    browser.post(again)
    assert OutboxMessage.objects.count() == 2
    browser.post(at("withdraw_invitation", "marciac", invitation.pk))
    assert not CommitteeInvitation.objects.waiting().exists()
    browser.get(screen)  # says what was done, and names the address once more
    assert INVITEE.email not in browser.get(screen).text


def test_the_screen_holds_its_number_of_queries(client_of, marciac, committee, invitation):
    browser = client_of(committee)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(at("committee", "marciac")).status_code == 200
        return len(caught)

    queries()
    few = queries()
    for user in User.objects.bulk_create(UserFactory.build(password="") for _n in range(5)):
        Mandate.objects.create(user=user, page=marciac, role="committee", created_by=committee)
    CommitteeInvitation.objects.bulk_create(
        CommitteeInvitation(
            village=marciac,
            email=f"p{n}@exemple.test",
            language="fr",
            invited_by=committee,
            sent_at=timezone.now(),
            valid_until=timezone.now() + timedelta(days=1),
        )
        for n in range(4)
    )
    assert queries() == few
