"""A member's page: what they do, where, and that what they write stays text."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from annuaire.choices import MembersOnly
from annuaire.models import MemberText, Skill, TradeFamily
from annuaire.templatetags.members import host, initials
from tests.factories import MemberPageFactory

ATOM = "{http://www.w3.org/2005/Atom}"
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


# what everybody may read of it


def _linked_data(visitor, member, language=None) -> dict:
    page = BeautifulSoup(visitor.get(member.address(language)).content, "html.parser")
    return json.loads(page.select_one('script[type="application/ld+json"]').string)


TOLD = {
    "phone": "05 62 00 00 00",
    "website": "https://zzsite.example",
    "rates": "zztarif",
    "references": "zzreference un\n\nzzreference deux",
    "presentation": "<p>zzpresentation</p>",
    "availability": "now",
}
MARKS = {
    "phone": "+33562000000",
    "website": "zzsite",
    "rates": "zztarif",
    "references": "zzreference",
    "presentation": "zzpresentation",
    "availability": "state-good",
}


def test_an_entry_says_all_that_its_member_tells_everybody(visitor, annuaire_index):
    member = MemberPageFactory(work_modes=["remote"], **TOLD)
    page = soup(visitor, member)
    for name, mark in MARKS.items():
        assert mark in str(page), name
    assert page.select_one(".practical a[href^='tel:']")["href"] == "tel:+33562000000"
    assert [line.text for line in page.select(".references li")] == [
        "zzreference un",
        "zzreference deux",
    ]


@pytest.mark.parametrize("name", MembersOnly.values)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_for_members_is_nowhere_on_the_public_entry(
    visitor, annuaire_index, name, language
):
    member = MemberPageFactory(kind="org", members_only=[name], **TOLD)
    MemberText.objects.create(
        page=member, language="en", trade="Translator", presentation="<p>zzpresentation</p>"
    )
    text = visitor.get(member.address(language)).content.decode()
    assert MARKS[name] not in text
    for other, mark in MARKS.items():
        assert other == name or mark in text


def test_skills_and_the_trade_lead_to_who_else_has_them(visitor, annuaire_index):
    family = TradeFamily.objects.create(name="Textes", name_en="Texts", slug="textes")
    skill = Skill.objects.create(name="relecture", slug="relecture", family=family)
    member = MemberPageFactory(family=family)
    member.skills.add(skill)
    member.save()
    page = BeautifulSoup(visitor.get(member.address("en")).content, "html.parser")
    links = {link["href"]: link for link in page.select(".practical a")}
    assert links["/en/directory/?famille=textes"].text == "Texts"
    proofreading = links["/en/directory/?competence=relecture"]
    assert (proofreading.text, proofreading["lang"]) == ("relecture", "fr")


def test_a_reader_of_another_language_reads_the_members_own_text_in_it(visitor, annuaire_index):
    member = MemberPageFactory()
    MemberText.objects.create(
        page=member, language="en", trade="Translator", presentation="<p>From Danish.</p>"
    )
    english = BeautifulSoup(visitor.get(member.address("en")).content, "html.parser")
    assert english.select_one(".lead").text == "Translator"
    assert not english.select_one(".lead").has_attr("lang")
    assert english.select_one(".prose").text.strip() == "From Danish."
    assert not english.select(".notice")
    spanish = BeautifulSoup(visitor.get(member.address("es")).content, "html.parser")
    assert spanish.select_one(".lead")["lang"] == "fr"
    assert spanish.select_one(".prose")["lang"] == "fr"
    assert spanish.select(".notice")
    french = BeautifulSoup(visitor.get(member.address("fr")).content, "html.parser")
    assert french.select_one(".lead").text == "Traductrice"
    assert not french.select(".notice")


# for machines


def test_a_person_is_told_to_machines(visitor, annuaire_index):
    member = MemberPageFactory(commune="Fleurance", kind="person", **TOLD)
    data = _linked_data(visitor, member)
    assert data["@type"] == "Person"
    assert data["jobTitle"] == "Traductrice"
    assert data["telephone"] == "+33562000000"
    assert data["sameAs"] == "https://zzsite.example"
    assert data["address"]["addressLocality"] == "Fleurance"
    assert data["url"] == f"http://testserver{member.address('fr')}"
    assert _linked_data(visitor, member, "en")["url"] == data["url"]


def test_an_organisation_is_a_service(visitor, annuaire_index):
    member = MemberPageFactory(kind="org", siret="73282932000074", **TOLD)
    data = _linked_data(visitor, member)
    assert data["@type"] == "ProfessionalService"
    assert data["identifier"]["value"] == "73282932000074"
    assert data["priceRange"] == "zztarif"
    assert "jobTitle" not in data


def test_no_text_ends_the_block_of_data(visitor, annuaire_index):
    member = MemberPageFactory(
        title="</script><script>alert(1)</script>",
        slug="hostile",
        trade="<!-- & </SCRIPT >",
        commune="\u2028'\"",
    )
    data = _linked_data(visitor, member)
    assert data["name"] == "</script><script>alert(1)</script>"
    assert data["jobTitle"] == "<!-- & </SCRIPT >"


# the feed


def test_the_feed_tells_of_the_newest_and_of_nothing_for_members(visitor, annuaire_index):
    MemberPageFactory(title="Anna", members_only=["presentation"], **TOLD)
    newest = MemberPageFactory(title="Zoé", commune="Fleurance")
    answer = visitor.get("/fr/annuaire/feed.xml")
    assert answer.status_code == 200
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 our own
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Zoé", "Anna"]
    assert entries[0].find(f"{ATOM}link").get("href").endswith(newest.address())
    summary = entries[0].findtext(f"{ATOM}summary")
    assert summary.startswith("Traductrice, Fleurance")
    assert "Du danois au français" in summary
    assert "zzpresentation" not in answer.content.decode()
    assert visitor.get("/en/annuaire/feed.xml").status_code == 404


def test_the_list_names_its_feed_and_shows_the_newest(visitor, annuaire_index):
    MemberPageFactory(title="Anna")
    page = BeautifulSoup(visitor.get("/fr/annuaire/").content, "html.parser")
    assert page.select_one("link[type='application/atom+xml']")["href"] == "/fr/annuaire/feed.xml"
    assert page.select_one("[aria-labelledby=newest] a").text == "Anna"
    asked = BeautifulSoup(visitor.get("/fr/annuaire/?q=anna").content, "html.parser")
    assert not asked.select("[aria-labelledby=newest]")
