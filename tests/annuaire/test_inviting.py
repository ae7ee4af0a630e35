"""The members who never logged in: who is listed, who is written to, and how often."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from annuaire.choices import WayOut
from annuaire.inviting import acts
from cms.accounts.invitations import last_invitations, post_invitation
from cms.editorial import standing
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests import factories

pytestmark = pytest.mark.django_db
SCREEN = "/admin/members-never-logged-in/"
WRITE = f"{SCREEN}write/"


@pytest.fixture
def silent(annuaire_index):
    """Return the function that makes an entry and its member, who never logged in."""

    def make(name, **person):
        page = factories.MemberPageFactory(parent=annuaire_index, title=name, slug=name.lower())
        user = factories.UserFactory(email=f"{name.lower()}@exemple.test", **person)
        factories.MandateFactory(user=user, page=page, role="member")
        return user

    return make


def emails(browser, **query) -> list[str]:
    """Return the addresses on the screen, in its order."""
    soup = BeautifulSoup(browser.get(SCREEN, query).text, "html.parser")
    return [link.text for link in soup.select("tbody a[href^=mailto]")]


def boxes(browser) -> list[str]:
    soup = BeautifulSoup(browser.get(SCREEN).text, "html.parser")
    return [box["value"] for box in soup.select("input[name=person]")]


def written_to() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("recipient", flat=True))


def test_only_who_never_came_in_and_still_may_is_listed(silent, client_of, moderator):
    silent("Alba")
    silent("Closed", is_active=False)
    client_of(silent("Came"))
    for name, way in (("Paused", WayOut.PAUSED), ("Left", WayOut.LEFT)):
        page = silent(name).mandates.get().page.specific
        standing.close(page, closed_as=way, by=moderator)
    assert emails(client_of(moderator)) == ["alba@exemple.test"]


def test_who_comes_back_is_listed_again(silent, client_of, moderator):
    page = silent("Alba").mandates.get().page.specific
    standing.close(page, closed_as=WayOut.PAUSED, by=moderator)
    standing.reopen(page, by=moderator)
    assert emails(client_of(moderator)) == ["alba@exemple.test"]


def test_other_roles_are_not_members(marciac, client_of, moderator):
    factories.MandateFactory(page=marciac)
    assert emails(client_of(moderator)) == []


def test_those_ticked_are_written_to_in_their_language(silent, client_of, moderator):
    alba, _bera = silent("Alba", language="en"), silent("Bera")
    answer = client_of(moderator).post(WRITE, {"person": [alba.pk, "9" * 40, "x"]}, follow=True)
    letter = OutboxMessage.objects.get()
    assert (letter.recipient, letter.language) == (alba.email, "en")
    assert "Alba" in letter.text
    assert len(list(answer.context["messages"])) == 1


def test_nobody_is_written_to_twice_in_a_day(silent, client_of, moderator, other_moderator):
    alba, bera = silent("Alba"), silent("Bera")
    post_invitation(alba, by=moderator, titles=["Alba"])  # as accepting, or the import, does
    browser = client_of(moderator)
    assert boxes(browser) == [str(bera.pk)]
    mandates = list(acts.never_logged_in())
    assert acts.invite(mandates, by=moderator) == (1, 1)
    assert acts.invite(mandates, by=other_moderator) == (0, 2)
    post_invitation(bera, by=moderator, titles=["Bera"], once_a_day=True)
    assert written_to() == [alba.email, bera.email]
    assert boxes(browser) == []
    assert "w-bulk#toggleAll" not in browser.get(SCREEN).text


def test_the_day_after_they_can_be_written_to_again(silent, client_of, moderator):
    alba = silent("Alba")
    post_invitation(alba, by=moderator, titles=["Alba"])
    yesterday = timezone.now() - timedelta(days=1)
    OutboxMessage.objects.update(created_at=yesterday)
    assert last_invitations([alba])[alba.email].created_at == yesterday
    client_of(moderator).post(WRITE, {"person": alba.pk})
    assert written_to() == [alba.email] * 2


def test_a_corrected_address_is_written_to_at_once(silent, moderator):
    alba = silent("Alba")
    acts.invite(acts.never_logged_in(), by=moderator)
    alba.email = "alba.juste@exemple.test"
    alba.save()
    assert acts.invite(acts.never_logged_in(), by=moderator) == (1, 0)


def test_a_letter_that_came_back_is_told(silent, client_of, moderator):
    alba = silent("Alba")
    post_invitation(alba, by=moderator, titles=["Alba"])
    browser = client_of(moderator)
    assert "<strong>" not in _row(browser)
    OutboxMessage.objects.update(next_attempt_at=None, failing_since=timezone.now())
    assert "<strong>" in _row(browser)


def _row(browser) -> str:
    return str(BeautifulSoup(browser.get(SCREEN).text, "html.parser").select_one("tbody tr"))


def test_who_keeps_two_entries_gets_one_letter_of_both(silent, annuaire_index, moderator):
    alba = silent("Alba")
    second = factories.MemberPageFactory(parent=annuaire_index, title="Atelier", slug="atelier")
    factories.MandateFactory(user=alba, page=second, role="member")
    assert acts.invite(acts.never_logged_in(), by=moderator) == (1, 0)
    text = OutboxMessage.objects.get().text
    assert "– Alba" in text and "– Atelier" in text


@pytest.mark.parametrize("words", ["Alba", "alba@", "aurelle ALBA", "Aurelle"])
def test_search_finds_by_entry_person_and_address(silent, client_of, moderator, words):
    silent("Alba", first_name="Aurelle")
    silent("Bera")
    assert emails(client_of(moderator), q=words) == ["alba@exemple.test"]


def test_everyone_is_all_whom_the_search_finds(silent, client_of, moderator, monkeypatch):
    monkeypatch.setattr("annuaire.inviting.views.PER_PAGE", 2)
    people = [silent(name, first_name="Zoé").email for name in ("Alba", "Bera", "Cera")]
    silent("Dora")
    browser = client_of(moderator)
    assert len(emails(browser, q="Zoé")) == 2 and emails(browser, q="Zoé", page=2) == people[2:]
    assert 'name="everyone"' in browser.get(SCREEN, {"q": "Zoé"}).text
    browser.post(WRITE, {"everyone": "1", "q": "Zoé"})
    assert written_to() == people


def test_who_came_in_meanwhile_is_not_written_to(silent, client_of, moderator):
    alba = silent("Alba")
    client_of(alba)
    client_of(moderator).post(WRITE, {"person": alba.pk})
    assert written_to() == []


def test_ticking_nobody_writes_to_nobody_and_says_so(silent, client_of, moderator):
    silent("Alba")
    answer = client_of(moderator).post(WRITE, follow=True)
    assert written_to() == [] and len(list(answer.context["messages"])) == 1


def test_one_letter_that_fails_leaves_none(silent, moderator):
    silent("Alba")
    bad = silent("Bera")
    type(bad).objects.filter(pk=bad.pk).update(email="bera@exemple.test\nBcc: x@exemple.test")
    with pytest.raises(ValueError):
        acts.invite(acts.never_logged_in(), by=moderator)
    assert written_to() == []


def test_reading_changes_nothing(silent, client_of, moderator):
    silent("Alba")
    browser = client_of(moderator)
    assert browser.get(SCREEN).status_code == 200
    assert browser.get(WRITE).status_code == browser.post(SCREEN).status_code == 405
    assert written_to() == []


@pytest.mark.parametrize("who", ["moderator", "administrator"])
def test_moderators_and_administrators_find_it_in_the_menu(request, client_of, who):
    browser = client_of(request.getfixturevalue(who))
    assert SCREEN in browser.get("/admin/").text and browser.get(SCREEN).status_code == 200


@pytest.mark.parametrize("who", ["adviser", "committee", "translator", "member", "visitor"])
def test_nobody_else_comes_near(request, silent, client_of, client, who):
    alba = silent("Alba")
    browser = client if who == "visitor" else client_of(request.getfixturevalue(who))
    expected = {302, 403} if who in {"visitor", "member"} else {403}
    assert browser.get(SCREEN).status_code in expected
    assert browser.post(WRITE, {"person": alba.pk}).status_code in expected
    assert written_to() == []


def test_the_act_itself_refuses(silent, adviser):
    silent("Alba")
    with pytest.raises(Refused):
        acts.invite(acts.never_logged_in(), by=adviser)
    assert written_to() == []


def test_queries_do_not_grow(silent, client_of, moderator, django_assert_max_num_queries):
    for name in ("Alba", "Bera", "Cera", "Dora", "Eva", "Fara"):
        post_invitation(silent(name), by=moderator, titles=[name])
    browser = client_of(moderator)
    browser.get(SCREEN)
    with django_assert_max_num_queries(24):
        browser.get(SCREEN)
