"""What a committee does to itself, and what it may not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory
from villages.committees import acts, people, retention
from villages.models import CommitteeInvitation

from .conftest import INVITEE

pytestmark = pytest.mark.django_db

HEAD, MEMBER = Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE


def logged(page) -> list[tuple[str, str]]:
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="villages.")
    return [(e.action, e.data.get("name", "")) for e in entries.order_by("timestamp", "pk")]


def suspend(person) -> None:
    person.mandates.update(suspended_at=timezone.now())


def test_an_invitation_opens_nothing_until_it_is_accepted(marciac, committee, invitation):
    assert not User.objects.filter(email=INVITEE.email).exists()
    letter = OutboxMessage.objects.get()
    assert letter.recipient == INVITEE.email
    assert "Anne Marciac" in letter.text
    user = acts.accept(invitation)
    assert (user.first_name, user.last_name, user.language) == ("Léa", "Darré", "en")
    assert not user.has_usable_password()
    mandate = user.mandates.get()
    assert (mandate.role, mandate.page_id, mandate.created_by) == (MEMBER, marciac.pk, committee)
    assert marciac.permissions_for_user(user).can_edit()
    assert logged(marciac) == [
        ("villages.committee_invited", ""),  # who has not said yes is named nowhere
        ("villages.invite", "Léa Darré"),
    ]


def test_an_invitation_works_once(invitation):
    user = acts.accept(invitation)
    user.mandates.all().delete()
    with pytest.raises(Refused):
        acts.accept(invitation)
    with pytest.raises(Refused):
        acts.decline(invitation)
    assert not user.mandates.exists()


@pytest.mark.parametrize("over", ["withdrawn_at", "declined_at"])
def test_what_is_withdrawn_or_declined_is_not_accepted(invitation, over):
    CommitteeInvitation.objects.update(**{over: timezone.now()})
    with pytest.raises(Refused):
        acts.accept(invitation)
    assert not User.objects.filter(email=INVITEE.email).exists()


def test_after_thirty_days_it_is_not_accepted_but_may_be_sent_again(invitation, committee):
    past = timezone.now() - timedelta(days=30)
    CommitteeInvitation.objects.update(sent_at=past, valid_until=timezone.now())
    with pytest.raises(Refused):
        acts.accept(invitation)
    acts.send_again(invitation, by=committee)
    assert acts.accept(invitation).mandates.exists()


def test_it_is_sent_again_once_a_day(invitation, committee):
    with pytest.raises(Refused, match="give it a day"):
        acts.send_again(invitation, by=committee)
    CommitteeInvitation.objects.update(sent_at=timezone.now() - timedelta(days=1))
    acts.send_again(invitation, by=committee)
    assert OutboxMessage.objects.count() == 2


@pytest.mark.parametrize("becomes", ["suspended", "demoted", "gone", "closed"])
def test_an_invitation_of_who_heads_no_more_waits_for_another_head(
    marciac, committee, invitation, becomes
):
    if becomes == "suspended":
        suspend(committee)
    elif becomes == "demoted":
        committee.mandates.update(role=MEMBER)
    elif becomes == "gone":
        committee.mandates.all().delete()
    else:
        User.objects.filter(pk=committee.pk).update(is_active=False)
    with pytest.raises(Refused):
        acts.accept(invitation)
    CommitteeInvitation.objects.update(sent_at=timezone.now() - timedelta(days=1))
    successor = MandateFactory(page=marciac, role=HEAD).user
    acts.send_again(invitation, by=successor)
    assert acts.accept(invitation).mandates.get().created_by == successor


@pytest.mark.parametrize(
    "who", ["colleague", "other_committee", "moderator", "suspended", "administrator"]
)
def test_only_the_head_of_that_very_village_invites_and_removes(
    request, marciac, committee, colleague, invitation, who
):
    if who == "suspended":
        suspend(committee)
        person = User.objects.get(pk=committee.pk)
    else:
        person = request.getfixturevalue(who)
    third = MandateFactory(page=marciac, role=MEMBER)
    for do in (
        lambda: acts.invite(marciac, acts.Invitee("x@exemple.test"), by=person),
        lambda: acts.send_again(invitation, by=person),
        lambda: acts.withdraw(invitation, by=person),
        lambda: acts.remove(third, by=person),
    ):
        with pytest.raises(Refused, match="Only the head"):
            do()
    assert people.mandates_of(marciac).count() == 3
    assert CommitteeInvitation.objects.waiting().count() == 1


def test_the_same_is_done_whether_the_address_has_an_account_or_not(marciac, committee, moderator):
    UserFactory(email="connue@exemple.test", first_name="Secret")
    UserFactory(email="fermee@exemple.test", is_active=False)
    for email in ("connue@exemple.test", "FERMEE@exemple.test", moderator.email, "n@exemple.test"):
        acts.invite(marciac, acts.Invitee(email), by=committee)
    assert CommitteeInvitation.objects.waiting().count() == 4
    assert OutboxMessage.objects.count() == 4


def test_a_known_account_keeps_its_name_and_a_closed_one_stays_closed(marciac, committee):
    known = UserFactory(email="connue@exemple.test", first_name="Secret")
    closed = UserFactory(email="fermee@exemple.test", is_active=False)
    one = acts.invite(marciac, acts.Invitee(known.email, "Autre", "Nom"), by=committee)
    assert acts.accept(one).first_name == "Secret"
    other = acts.invite(marciac, acts.Invitee(closed.email), by=committee)
    with pytest.raises(Refused, match="closed"):
        acts.accept(other)
    assert not closed.mandates.exists()
    other.refresh_from_db()
    assert other.accepted_at is None


def test_who_became_head_meanwhile_stays_head(marciac, committee, invitation):
    user = UserFactory(email=INVITEE.email)
    MandateFactory(user=user, page=marciac, role=HEAD)
    acts.accept(invitation)
    assert user.mandates.get().role == HEAD


def test_accepting_gives_nothing_back_to_who_is_suspended(marciac, committee, invitation):
    user = UserFactory(email=INVITEE.email)
    MandateFactory(user=user, page=marciac, role=MEMBER, suspended_at=timezone.now())
    acts.accept(invitation)
    assert not Mandate.objects.for_user(user).exists()


def test_nobody_is_invited_twice_nor_who_is_there(marciac, committee, colleague, invitation):
    for email, why in [(INVITEE.email.upper(), "invited already"), (colleague.email, "already")]:
        with pytest.raises(Refused, match=why):
            acts.invite(marciac, acts.Invitee(email), by=committee)
    assert OutboxMessage.objects.count() == 1


def test_who_said_no_may_be_asked_again(marciac, committee, invitation):
    acts.decline(invitation)
    acts.invite(marciac, INVITEE, by=committee)
    assert CommitteeInvitation.objects.waiting().count() == 1


def test_one_whose_time_is_over_gives_way_to_a_new_one(marciac, committee, invitation):
    CommitteeInvitation.objects.update(valid_until=timezone.now())
    acts.invite(marciac, INVITEE, by=committee)
    assert CommitteeInvitation.objects.count() == 1
    assert CommitteeInvitation.objects.waiting().exists()


def test_ten_invitations_wait_and_no_more(marciac, committee):
    for n in range(acts.MOST_OPEN):
        acts.invite(marciac, acts.Invitee(f"p{n}@exemple.test"), by=committee)
    with pytest.raises(Refused, match="10 invitations"):
        acts.invite(marciac, INVITEE, by=committee)


def test_a_committee_has_twelve_people_and_no_more(marciac, committee, invitation):
    users = [UserFactory.build(password="") for _n in range(people.MOST_PEOPLE - 1)]
    for user in User.objects.bulk_create(users):
        Mandate.objects.create(user=user, page=marciac, role=MEMBER)
    for do in (
        lambda: acts.invite(marciac, acts.Invitee("x@exemple.test"), by=committee),
        lambda: acts.accept(invitation),
    ):
        with pytest.raises(Refused, match="12 people"):
            do()
    assert not User.objects.filter(email=INVITEE.email).exists()


def test_the_head_removes_a_member_who_is_thanked(marciac, committee, colleague):
    acts.remove(colleague.mandates.get(), by=committee)
    assert not marciac.permissions_for_user(User.objects.get(pk=colleague.pk)).can_edit()
    assert OutboxMessage.objects.get().recipient == colleague.email
    assert logged(marciac) == [("villages.end", "Bruno Marciac")]


def test_the_head_removes_no_head_nor_who_is_elsewhere(
    marciac, lectoure, committee, other_committee
):
    second = MandateFactory(page=marciac, role=HEAD)
    for mandate in (second, committee.mandates.get()):
        with pytest.raises(Refused, match="by the CCI"):
            acts.remove(mandate, by=committee)
    elsewhere = MandateFactory(page=lectoure, role=MEMBER)
    translator = MandateFactory(page=marciac, role=Mandate.Role.TRANSLATOR, language="en")
    for mandate in (elsewhere, translator):
        with pytest.raises(Refused):
            acts.remove(mandate, by=committee)
    assert Mandate.objects.count() == 5


def test_a_member_leaves_by_themselves_and_a_head_does_not(marciac, committee, colleague):
    with pytest.raises(Refused, match="ask the CCI"):
        acts.leave(committee.mandates.get(), by=committee)
    with pytest.raises(Refused, match="somebody else"):
        acts.leave(colleague.mandates.get(), by=committee)
    acts.leave(colleague.mandates.get(), by=colleague)
    assert not colleague.mandates.exists()
    assert logged(marciac) == [("villages.end", "Bruno Marciac")]


@pytest.mark.parametrize("end", ["accepted_at", "declined_at", "withdrawn_at", "valid_until"])
def test_an_invitation_is_erased_a_month_after_its_end(invitation, end):
    now = timezone.now()
    after = retention.KEEP_INVITATIONS
    CommitteeInvitation.objects.update(**{"valid_until": now, end: now - after})
    assert retention.erase_committee_invitations(now) == 0
    assert retention.erase_committee_invitations(now + timedelta(seconds=1)) == 1
    assert not CommitteeInvitation.objects.exists()


def test_one_that_waits_is_not_erased(invitation):
    assert retention.erase_committee_invitations() == 0
