"""Inviting by e-mail: an account without password, a letter to each that says how to log in."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from cms.accounts.invitations import NotInvited, account_of, post_invitation
from cms.accounts.models import User
from cms.editorial import groups
from cms.outbox.models import OutboxMessage
from tests.factories import UserFactory
from tests.forms import form_data

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "une-tout-autre-phrase-de-passe"


@pytest.fixture
def anne():
    return account_of(email=" Anne@Exemple.TEST", first_name="Anne", last_name="Bru", language="fr")


@pytest.fixture
def colleague_of_the_cci(anne):
    """Somebody who will decide for the CCI: a mailed code does not open their account."""
    anne.groups.add(Group.objects.get(name=groups.MODERATORS))
    return User.objects.get(pk=anne.pk)


def letter() -> str:
    return OutboxMessage.objects.latest("pk").text


def link() -> str:
    base = re.escape(settings.WAGTAILADMIN_BASE_URL.rstrip("/"))
    return re.search(rf"{base}(\S*/password/reset/key/\S+)", letter())[1]


def test_a_new_account_has_no_password(anne):
    assert (anne.email, str(anne), anne.language) == ("anne@exemple.test", "Anne Bru", "fr")
    assert not anne.has_usable_password()
    assert not anne.is_staff


def test_an_account_that_is_there_stays_as_it_is():
    there = UserFactory(email="lise@exemple.test", first_name="Lise", language="pt")
    found = account_of(email="LISE@exemple.test", first_name="Autre", language="fr")
    found.refresh_from_db()
    assert (found.pk, found.first_name, found.language) == (there.pk, "Lise", "pt")
    assert found.has_usable_password()


def test_a_closed_account_is_not_invited():
    UserFactory(email="lise@exemple.test", is_active=False)
    with pytest.raises(NotInvited):
        account_of(email="lise@exemple.test", language="fr")


def test_the_link_lets_them_choose_a_password_and_log_in(visitor, colleague_of_the_cci, moderator):
    post_invitation(colleague_of_the_cci, by=moderator, titles=["Marciac", "Lupiac"])
    assert "– Marciac\n– Lupiac" in letter()
    assert str(moderator) in letter()
    page = visitor.get(link(), follow=True)
    assert page.status_code == 200
    address = page.redirect_chain[-1][0]
    sent = form_data(page, 'main form[method="post"]') | {
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
    }
    assert visitor.post(address, sent).status_code == 302
    visitor.post("/compte/login/", {"login": colleague_of_the_cci.email, "password": NEW_PASSWORD})
    assert visitor.session["_auth_user_id"] == str(colleague_of_the_cci.pk)


def test_the_link_works_once(visitor, colleague_of_the_cci, moderator):
    post_invitation(colleague_of_the_cci, by=moderator, titles=["Marciac"])
    colleague_of_the_cci.set_password(NEW_PASSWORD)
    colleague_of_the_cci.save()
    assert "password1" not in visitor.get(link(), follow=True).content.decode()


def test_the_link_runs_out_when_the_letter_says(visitor, colleague_of_the_cci, moderator):
    post_invitation(colleague_of_the_cci, by=moderator, titles=["Marciac"])
    assert settings.PASSWORD_RESET_TIMEOUT % 86400 == 0
    until = timezone.localtime() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    assert f"{until.day} " in letter()
    assert f"{until:%H:%M}" in letter()
    with time_machine.travel(until + timedelta(minutes=1), tick=False):
        assert "password1" not in visitor.get(link(), follow=True).content.decode()
    with time_machine.travel(until - timedelta(minutes=1), tick=False):
        assert "password1" in visitor.get(link(), follow=True).content.decode()


def test_who_lost_the_link_gets_another_as_the_letter_says(
    visitor, colleague_of_the_cci, moderator
):
    post_invitation(colleague_of_the_cci, by=moderator, titles=["Marciac"])
    address = re.search(r"(/\S*password/reset/)\n", letter())[1]
    sent = form_data(visitor.get(address), 'main form[method="post"]')
    visitor.post(address, sent | {"email": colleague_of_the_cci.email})
    assert OutboxMessage.objects.count() == 2
    assert "password1" in visitor.get(link(), follow=True).text


def test_a_member_is_told_where_to_ask_for_a_code_whenever_they_like(visitor, anne, moderator):
    post_invitation(anne, by=moderator, titles=["Marciac"])
    assert "/password/reset/" not in letter()
    address = re.search(r"testserver(/\S+/code/)\n", letter())[1]
    with time_machine.travel(timezone.now() + timedelta(days=200), tick=False):
        sent = form_data(visitor.get(address), 'main form[method="post"]') | {"email": anne.email}
        visitor.post(address, sent)
        code = re.search(r"^\d{6}$", letter(), re.MULTILINE)[0]
        visitor.post("/compte/login/code/confirm/", {"code": code})
        assert visitor.session["_auth_user_id"] == str(anne.pk)


def test_who_has_a_password_is_sent_no_link_to_change_it(moderator):
    user = UserFactory(email="lise@exemple.test")
    post_invitation(user, by=moderator, titles=["Marciac"])
    assert "/password/reset/key/" not in letter()
    assert "/compte/login/" in letter()


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_the_letter_is_in_the_persons_language(moderator, language):
    user = account_of(email="x@exemple.test", language=language)
    post_invitation(user, by=moderator, titles=["Marciac"])
    row = OutboxMessage.objects.get()
    assert (row.recipient, row.language) == ("x@exemple.test", language)
    assert "Marciac" in row.subject


def test_a_title_of_several_lines_stays_in_the_subject(moderator):
    user = account_of(email="x@exemple.test", language="fr")
    post_invitation(user, by=moderator, titles=["Marciac\r\nBcc: tous@exemple.test"])
    row = OutboxMessage.objects.get()
    assert b"\nBcc:" not in bytes(row.content).split(b"\r\n\r\n")[0]
    assert User.objects.filter(email="tous@exemple.test").count() == 0
