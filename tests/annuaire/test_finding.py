"""The list of members: what it finds, what it counts, and what it never shows."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from annuaire.finding import listing
from annuaire.finding.near_words import knows_near_words
from annuaire.models import MemberPage, TradeFamily
from tests.annuaire.finding_world import LIST, POINTS, found, on_map, options

# words


@pytest.mark.parametrize(
    "words", ["developpeur", "développeur", "Développeurs", "DEVELOPPEUSE web", "web developer"]
)
def test_developers_are_found_however_one_writes_them(visitor, entry, python, words):
    python.name, python.name_en = "développement web", "web development"
    python.save()
    entry("Anna", trade="Développement web", skills=[python])
    entry("Zoé", trade="Graphisme")
    assert found(visitor, f"q={words}") == ["Anna"]


@pytest.mark.parametrize(
    "words", ["python", "IT", "informatique", "Marciac", "armagnac", "32233", "translator", "anna"]
)
def test_an_entry_is_found_by_all_that_it_says(visitor, entry, marciac, python, family, words):
    marciac.territory, marciac.postal_code = "armagnac", "32233"
    marciac.save()
    text = {"language": "en", "trade": "Danish translator"}
    entry("Anna", village=marciac, family=family, skills=[python], texts=[text])
    entry("Zoé", trade="Graphisme", presentation="")
    assert found(visitor, f"q={words}") == ["Anna"]


def test_every_word_must_be_met(visitor, entry):
    entry("Anna", trade="Photographie", commune="Fleurance")
    entry("Zoé", trade="Photographie", commune="Condom")
    assert found(visitor, "q=photographe à Condom") == ["Zoé"]


@pytest.mark.parametrize("words", ["%", "_", "«»", "\\", "'", "%00", "a" * 500])
def test_signs_are_no_wildcards(visitor, entry, words):
    entry("Anna")
    assert visitor.get(LIST, {"q": words}).status_code == 200
    if words in {"%", "_", "«»", "\\"}:
        assert found(visitor, f"q={words.replace('%', '%25')}") == []


@pytest.mark.parametrize("name", ["q", "competence", "village", "famille", "lettre", "langue"])
def test_what_no_database_holds_is_no_criterion(visitor, entry, name):
    entry("Anna")
    for address in (LIST, POINTS):
        assert visitor.get(address, {name: "a\0b"}).status_code == 200


def test_on_postgresql_a_mistyped_word_finds_what_is_near(visitor, entry):
    entry("Anna", trade="Développement web")
    entry("Zoé", trade="Graphisme")
    if knows_near_words("default"):
        assert found(visitor, "q=devloppeur") == ["Anna"]
        page = visitor.get(f"{LIST}?q=devloppeur")
        assert page.context["filter"].is_loose
        assert not visitor.get(f"{LIST}?q=developpeur").context["filter"].is_loose
    else:
        assert found(visitor, "q=devloppeur") == []


# criteria


def test_criteria_are_counted_with_the_others_as_they_are(visitor, entry, family, python):
    other = TradeFamily.objects.create(name="Image", slug="image")
    entry("Anna", family=family, skills=[python], languages=["fr", "en"])
    entry("Bela", family=family, languages=["fr"], work_modes=["remote"])
    entry("Zoé", family=other, languages=["fr", "en"])
    assert options(visitor, "famille") == {"informatique": "IT (2)", "image": "Image (1)"}
    assert options(visitor, "famille", "langue=en") == {
        "informatique": "IT (1)",
        "image": "Image (1)",
    }
    assert options(visitor, "langue", "famille=informatique") == {
        "fr": "French (2)",
        "en": "English (1)",
    }
    assert options(visitor, "competence", "famille=informatique") == {"python": "Python (1)"}
    assert options(visitor, "mode") == {"remote": "Remotely (1)"}
    assert found(visitor, "famille=informatique&langue=en") == ["Anna"]
    assert found(visitor, "competence=python") == ["Anna"]


def test_who_named_no_family_has_that_of_their_skills(visitor, entry, python):
    entry("Anna", skills=[python])
    assert found(visitor, "famille=informatique") == ["Anna"]


def test_available_is_who_takes_work_today(visitor, entry):
    today = timezone.localdate()
    entry("Anna", availability="now")
    entry("Bela", availability="later", available_from=today)
    entry("Cléa", availability="later", available_from=today + timedelta(days=1))
    entry("Dora", availability="busy")
    entry("Emil", availability="now", members_only=["availability"])
    assert found(visitor, "disponible=on") == ["Anna", "Bela"]


def test_letters_are_counted_and_lead_there(visitor, entry):
    for title in ("Anna", "Élise", "Emil"):
        entry(title)
    page = BeautifulSoup(visitor.get(LIST).content, "html.parser")
    letters = [link.text.split()[0].strip(":") for link in page.select(".letters a")]
    assert letters == ["A", "E"]
    assert found(visitor, "lettre=E") == ["Élise", "Emil"]


def test_the_newest_come_first_when_asked(visitor, entry):
    old, new = entry("Anna"), entry("Zoé")
    MemberPage.objects.filter(pk=old.pk).update(
        first_published_at=new.first_published_at - timedelta(days=9)
    )
    listing.write_all()
    assert found(visitor, "tri=nouveaux") == ["Zoé", "Anna"]
    assert found(visitor) == ["Anna", "Zoé"]


@pytest.mark.parametrize(
    "query",
    ["famille=rien", "competence=rien", "village=rien", "territoire=lune", "langue=klingon",
     "mode=jamais", "lettre=é", "tri=x"],
)  # fmt: skip
def test_what_makes_no_sense_is_said_and_asked_for_no_more(visitor, entry, query):
    entry("Anna")
    assert found(visitor, query) == ["Anna"]
    assert visitor.get(f"{LIST}?{query}").context["filter"].errors


def test_when_nobody_meets_it_all_it_says_what_to_give_up(visitor, entry):
    entry("Anna", languages=["da"], trade="Graphisme")
    page = BeautifulSoup(visitor.get(f"{LIST}?q=graphiste&langue=en").content, "html.parser")
    ways = [link["href"] for link in page.select(".ways a")]
    assert ways == [f"{LIST}?q=graphiste", LIST]


def test_another_language_keeps_the_search(visitor, entry):
    entry("Anna", languages=["da"])
    page = BeautifulSoup(visitor.get(f"{LIST}?langue=da&lettre=A").content, "html.parser")
    french = page.select_one(".languages a[lang=fr]")["href"]
    assert french == "/fr/annuaire/?langue=da&lettre=A"


# the map


def test_the_map_shows_where_those_live_whom_the_list_finds(visitor, entry, marciac):
    entry("Anna", village=marciac, languages=["da"])
    entry("Bela", village=marciac, languages=["en"])
    entry("Cléa", commune="fleurance", languages=["da"])
    entry("Dora", commune="Paris", languages=["da"])  # no commune of the Gers: on no map
    assert on_map(visitor) == {"marciac": 2, "fleurance": 1}
    assert on_map(visitor, "langue=da") == {"marciac": 1, "fleurance": 1}
    assert found(visitor, "village=fleurance") == ["Cléa"]
    assert found(visitor, "village=marciac") == ["Anna", "Bela"]
    assert options(visitor, "village") == {
        "fleurance": "Fleurance (1)",
        "marciac": "Marciac (2)",
        "paris": "Paris (1)",
    }


def test_a_point_leads_to_the_list_of_those_who_live_there(visitor, entry, marciac):
    entry("Anna", village=marciac, languages=["da"])
    feature = visitor.get(f"{POINTS}?langue=da").json()["features"][0]["properties"]
    assert feature["url"] == f"{LIST}?langue=da&village=marciac"
    assert feature["name"] == "Marciac: 1 member"


def test_the_map_has_an_address_in_each_language(visitor, entry):
    assert visitor.get("/fr/annuaire/members.geojson").status_code == 200
    assert visitor.get("/fr/directory/members.geojson").status_code == 404
    assert visitor.post(POINTS).status_code == 405
