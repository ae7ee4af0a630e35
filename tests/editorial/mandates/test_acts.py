"""The CCI suspends, gives back, hands on and ends: atomic, in the history, told by mail."""

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.editorial.mandates import acts, history
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory

pytestmark = pytest.mark.django_db

HEAD = Mandate.Role.COMMITTEE_HEAD
LEA = acts.Successor("Lea@exemple.test", "Léa", "Darré", "en")


def last_entry(page):
    return PageLogEntry.objects.filter(page=page.pk).order_by("-timestamp", "-pk").first()


def written_to() -> list[str]:
    return [row.recipient for row in OutboxMessage.objects.order_by("pk")]


def test_suspending_and_giving_back(marciac, committee, moderator):
    mandate = committee.mandates.get()
    acts.suspend(mandate, by=moderator)
    assert committee.mandates.get().suspended_by == moderator
    assert not Mandate.objects.for_user(committee).exists()
    assert last_entry(marciac).action == "editorial.mandate_suspended"
    assert "Anne Marciac" in last_entry(marciac).formatter.format_message(last_entry(marciac))
    acts.give_back(mandate, by=moderator)
    assert Mandate.objects.for_user(committee).exists()
    assert committee.mandates.get().suspended_by is None
    assert last_entry(marciac).action == "editorial.mandate_given_back"
    assert written_to() == [committee.email] * 2


def test_ending(marciac, committee, moderator):
    acts.end(committee.mandates.get(), by=moderator)
    assert not committee.mandates.exists()
    entry = last_entry(marciac)
    assert entry.user == moderator
    assert entry.data == {"name": "Anne Marciac", "person": committee.pk, "role": HEAD}
    assert written_to() == [committee.email]
    assert "Marciac" in OutboxMessage.objects.get().text


def test_handing_on_gives_and_takes_at_once(marciac, committee, moderator):
    new = acts.transfer(committee.mandates.get(), LEA, by=moderator)
    assert [m.user.email for m in Mandate.objects.filter(page=marciac)] == ["lea@exemple.test"]
    assert (new.role, new.language, new.created_by) == (HEAD, "", moderator)
    assert marciac.permissions_for_user(new.user).can_edit()
    assert not marciac.permissions_for_user(User.objects.get(pk=committee.pk)).can_edit()
    assert written_to() == [committee.email, "lea@exemple.test"]
    assert last_entry(marciac).data["to"] == "Léa Darré"


def test_a_suspended_mandate_is_handed_on_in_force(marciac, committee, moderator):
    committee.mandates.update(suspended_at=timezone.now())
    assert acts.transfer(committee.mandates.get(), LEA, by=moderator).suspended_at is None


@pytest.mark.parametrize("to", ["who holds it too", "themselves", "a closed account"])
def test_what_cannot_be_handed_on_stays(marciac, committee, colleague, moderator, to):
    closed = UserFactory(is_active=False)
    email = {"who holds it too": colleague, "themselves": committee, "a closed account": closed}
    with pytest.raises(Refused):
        acts.transfer(committee.mandates.get(), acts.Successor(email[to].email), by=moderator)
    assert committee.mandates.get().role == HEAD
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("who", ["committee", "adviser", "translator", "member"])
def test_nobody_but_the_cci_acts_on_a_mandate(request, marciac, committee, colleague, who):
    person, mandate = request.getfixturevalue(who), colleague.mandates.get()
    suspended = MandateFactory(page=marciac, suspended_at=timezone.now())
    for do in (
        lambda: acts.suspend(mandate, by=person),
        lambda: acts.give_back(suspended, by=person),
        lambda: acts.end(mandate, by=person),
        lambda: acts.transfer(mandate, LEA, by=person),
    ):
        with pytest.raises(Refused, match="CCI"):
            do()
    assert not User.objects.filter(email="lea@exemple.test").exists()
    assert not OutboxMessage.objects.exists()


def test_an_act_of_yesterdays_screen_is_refused(marciac, committee, moderator):
    mandate = committee.mandates.get()
    acts.suspend(mandate, by=moderator)
    with pytest.raises(Refused):
        acts.suspend(mandate, by=moderator)
    acts.end(mandate, by=moderator)
    gone = Mandate(pk=mandate.pk or 999, user=committee, page=marciac)
    for do in (acts.suspend, acts.give_back, acts.end):
        with pytest.raises(Refused, match="entre-temps"):
            do(gone, by=moderator)


def test_whose_account_is_closed_gets_no_mail(marciac, committee, moderator):
    User.objects.filter(pk=committee.pk).update(is_active=False)
    acts.suspend(committee.mandates.get(), by=moderator)
    acts.end(committee.mandates.get(), by=moderator)
    assert written_to() == []


@pytest.mark.parametrize("action", history.ACTS)
def test_every_act_is_told_with_the_name_and_without_it(marciac, committee, moderator, action):
    history.record(action, committee.mandates.get(), by=moderator, to=moderator)
    entry = last_entry(marciac)
    assert "Anne Marciac" in entry.formatter.format_message(entry)
    history.forget(committee)
    entry = last_entry(marciac)
    told = entry.formatter.format_message(entry)
    assert "Marciac" not in told
    assert str(history.NOBODY) in told
