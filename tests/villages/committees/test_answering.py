"""The link of the letter: opening it does nothing; a button says yes or no, once."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.utils import timezone

from cms.accounts.models import User
from cms.editorial.models import Mandate
from tests.factories import UserFactory
from villages.committees import letters
from villages.models import CommitteeInvitation

from .conftest import INVITEE

pytestmark = pytest.mark.django_db

NAMES = {"first_name": "Léa", "last_name": "Darré", "accept": "1"}


def nothing_happened() -> bool:
    return (
        CommitteeInvitation.objects.waiting().count() == 1
        and not User.objects.filter(email=INVITEE.email).exists()
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(visitor, link, method):
    answer = getattr(visitor, method)(link)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert nothing_happened()


def test_the_letter_holds_the_link_and_says_that_ignoring_it_does_nothing(
    link, mailoutbox, visitor
):
    from cms.outbox.models import OutboxMessage

    letter = OutboxMessage.objects.get()
    path = next(line for line in letter.text.splitlines() if "/invitation/" in line)
    assert (
        visitor.get(path.partition("localhost")[2] or path[path.index("/en/") :]).status_code == 200
    )
    assert "If you do nothing, nothing happens" in letter.text
    assert "Marciac" in letter.text


def test_the_screen_says_who_asks_for_which_village(visitor, link):
    shown = BeautifulSoup(visitor.get(link).content, "html.parser")
    text = shown.select_one("main").get_text(" ", strip=True)
    assert "Anne Marciac" in text
    assert "Marciac" in shown.h1.get_text()
    assert INVITEE.email not in shown.get_text()
    assert shown.select_one("input[name=first_name]")["value"] == "Léa"


def test_saying_yes_makes_the_account_and_leads_to_the_log_in(visitor, link, marciac):
    answer = visitor.post(link, NAMES)
    assert "/login/code/" in answer.text
    user = User.objects.get(email=INVITEE.email)
    assert user.mandates.get().role == Mandate.Role.COMMITTEE
    assert marciac.permissions_for_user(user).can_edit()
    assert "_auth_user_id" not in visitor.session  # the letter lets nobody in by itself


def test_pressing_twice_is_once(visitor, link):
    visitor.post(link, NAMES)
    Mandate.objects.filter(user__email=INVITEE.email).delete()
    for method in (visitor.get, visitor.post):
        assert method(link).status_code == 200
    visitor.post(link, {"decline": "1"})
    assert not Mandate.objects.filter(user__email=INVITEE.email).exists()
    assert CommitteeInvitation.objects.get().declined_at is None


def test_saying_no_is_a_button_too(visitor, link):
    assert visitor.post(link, {"decline": "1"}).status_code == 200
    assert CommitteeInvitation.objects.get().declined_at
    visitor.post(link, NAMES)
    assert not User.objects.filter(email=INVITEE.email).exists()


@pytest.mark.parametrize("names", [{"first_name": "", "last_name": ""}, {"first_name": "x" * 200}])
def test_a_new_account_needs_a_name(visitor, link, names):
    answer = visitor.post(link, NAMES | names)
    assert answer.context["form"].errors
    assert nothing_happened()


def test_a_known_account_is_asked_no_name(visitor, link):
    UserFactory(email=INVITEE.email, first_name="Autre")
    assert not BeautifulSoup(visitor.get(link).content, "html.parser").select("main input")
    visitor.post(link, {"accept": "1"})
    user = User.objects.get(email=INVITEE.email)
    assert user.first_name == "Autre"
    assert user.mandates.exists()


def test_who_is_logged_in_as_somebody_else_gives_it_to_the_address(client_of, link, member):
    client_of(member).post(link, NAMES)
    assert member.mandates.get().role == Mandate.Role.MEMBER
    assert Mandate.objects.filter(user__email=INVITEE.email).exists()


def test_a_closed_account_stays_closed(visitor, link):
    UserFactory(email=INVITEE.email, is_active=False)
    answer = visitor.post(link, {"accept": "1"})
    assert BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]")
    assert not Mandate.objects.filter(user__email=INVITEE.email).exists()


def test_an_account_of_the_cci_is_led_to_its_password(visitor, link):
    UserFactory(email=INVITEE.email, moderator=True)
    answer = visitor.post(link, {"accept": "1"})
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert "/login/code/" not in str(main)
    assert "/login/" in str(main)


@pytest.mark.parametrize("spoil", ["forged", "other_salt", "old", "withdrawn", "head_gone"])
def test_a_link_that_opens_nothing_is_404_and_does_nothing(
    visitor, link, invitation, committee, spoil
):
    if spoil == "forged":
        link = link[:-3] + "AA/"
    elif spoil == "other_salt":
        token = signing.dumps(invitation.pk, salt="club.desks.guest")
        link = link.replace(link.split("/")[-2], token)
    elif spoil == "old":
        CommitteeInvitation.objects.update(valid_until=timezone.now() - timedelta(seconds=1))
    elif spoil == "withdrawn":
        CommitteeInvitation.objects.update(withdrawn_at=timezone.now())
    else:
        committee.mandates.update(suspended_at=timezone.now())
    for answer in (visitor.get(link), visitor.post(link, NAMES)):
        assert answer.status_code == 404
        assert "Anne Marciac" not in answer.text
    assert not User.objects.filter(email=INVITEE.email).exists()


def test_the_signature_itself_grows_old(invitation, monkeypatch):
    token = letters.link(invitation).split("/")[-2]
    assert letters.read(token) == invitation
    month = CommitteeInvitation.VALID_FOR.total_seconds() + 120
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + month)
    assert letters.read(token) is None
