"""A member's page: what they do, where, and that what they write stays text."""

import pytest
from bs4 import BeautifulSoup

from annuaire.templatetags.members import host, initials
from tests.factories import MemberPageFactory

HOSTILE = "<script>alert(1)</script>"


def soup(visitor, page):
    return BeautifulSoup(visitor.get(page.address()).content, "html.parser")


def test_the_village_is_linked(visitor, marciac, annuaire_index):
    member = MemberPageFactory(village=marciac)
    assert soup(visitor, member).select_one(".practical a")["href"] == "/fr/villages/marciac/"


def test_a_village_that_has_left_the_site_is_named_and_not_linked(visitor, marciac, annuaire_index):
    member = MemberPageFactory(village=marciac)
    marciac.unpublish()
    practical = soup(visitor, member).select_one(".practical")
    assert "Marciac" in practical.text
    assert not practical.find_all("a")


def test_another_commune_is_named(visitor, annuaire_index):
    member = MemberPageFactory(commune="Fleurance")
    assert "Fleurance" in soup(visitor, member).select_one(".practical").text


def test_the_web_site_opens_without_a_handle_on_ours(visitor, annuaire_index):
    member = MemberPageFactory(website="https://www.atelier.example/portfolio?x=1")
    link = soup(visitor, member).select_one(".practical a")
    assert link["href"] == "https://www.atelier.example/portfolio?x=1"
    assert "noopener" in link["rel"]
    assert link.text == "atelier.example"


def test_skills_and_languages_are_told(visitor, annuaire_index):
    member = MemberPageFactory(languages=["en", "da"])
    member.skills.add("relecture", "sous-titrage")
    member.save()
    words = soup(visitor, member).select_one(".practical")
    assert {tag.text.strip() for tag in words.select(".tag")} == {"relecture", "sous-titrage"}


def test_a_photograph_or_else_the_initials(visitor, annuaire_index):
    drawn = MemberPageFactory(title="Élise Péré")
    assert soup(visitor, drawn).select_one(".monogram").text == "ÉP"
    assert soup(visitor, MemberPageFactory(with_photograph=True)).select_one(".portrait img")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Élise Péré", "ÉP"), ("Atelier", "A"), ("Jean-Luc de la Tour", "JT"), ("« Ici »", "I")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_host_never_shows_a_user_name():
    assert host("https://www.soho.example@evil.example/x") == "evil.example"


def test_what_people_write_stays_text(visitor, annuaire_index):
    member = MemberPageFactory(
        title=HOSTILE, slug="hostile", trade=HOSTILE, presentation=HOSTILE, commune=HOSTILE
    )
    member.skills.add(HOSTILE)
    member.save()
    for address in (member.address(), "/fr/annuaire/", member.address("en")):
        assert "<script>alert" not in visitor.get(address).content.decode()
