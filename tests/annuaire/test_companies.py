"""For companies: the page that leads them, the members side by side."""

import datetime

import pytest
from bs4 import BeautifulSoup

from annuaire.models import Partnership, TradeFamily
from tests import factories
from tests.annuaire.company_requests import kept_entry, pause, query

pytestmark = pytest.mark.django_db

WORDS = {
    "fr": ("annuaire", "entreprises", "selection", "demande"),
    "en": ("directory", "companies", "shortlist", "request"),
    "es": ("directorio", "empresas", "seleccion", "solicitud"),
    "pt": ("diretorio", "empresas", "selecao", "pedido"),
}
SELECTION = "/en/directory/shortlist/"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def row(response, label: str) -> list[str]:
    for line in soup_of(response).select("tbody tr"):
        if line.th.get_text(strip=True) == label:
            return [cell.get_text(" ", strip=True) for cell in line.select("td")]
    raise LookupError(label)


def names(response) -> list[str]:
    return [link.get_text() for link in soup_of(response).select("thead th > a:first-of-type")]


@pytest.fixture
def entries(annuaire_index):
    return [kept_entry(slug) for slug in ("alba", "bera", "cora", "dora", "edda", "fria")]


@pytest.mark.parametrize("language", WORDS)
def test_each_screen_answers_in_each_language_under_its_own_word(visitor, entries, language):
    section, *words = WORDS[language]
    for word in words:
        response = visitor.get(f"/{language}/{section}/{word}/{query('alba', 'bera')}")
        assert response.status_code == 200 and not response.cookies
        assert 'rel="canonical"' in response.text
    other = "en" if language != "en" else "fr"
    assert visitor.get(f"/{language}/{section}/{WORDS[other][3]}/").status_code == 404


def test_a_company_finds_the_families_with_how_many_are_in_each(visitor, annuaire_index):
    web = TradeFamily.objects.create(name="Le web", name_en="The web", slug="le-web", sort_order=1)
    TradeFamily.objects.create(name="Vide", slug="vide", sort_order=2)
    factories.MemberPageFactory(family=web)
    factories.MemberPageFactory(family=web)
    factories.MemberPageFactory(family=web, draft=True)
    response = visitor.get("/en/directory/companies/")
    found = soup_of(response).select(".company-families li")
    assert [item.a.get_text() for item in found] == ["The web"]
    assert found[0].a["href"] == "/en/directory/?famille=le-web"
    assert found[0].small.get_text(strip=True) == "2 professionals"


def test_a_team_is_set_side_by_side_in_one_click(visitor, entries):
    for one, other in ((0, 1), (0, 2), (1, 2)):
        Partnership.objects.create(
            asker=entries[one], asked=entries[other], state=Partnership.State.CONFIRMED
        )
    pause(entries[3])
    Partnership.objects.create(
        asker=entries[3], asked=entries[4], state=Partnership.State.CONFIRMED
    )
    shown = visitor.get("/en/directory/companies/")
    found = soup_of(shown).select("[aria-labelledby=teams] .teams a")
    assert [link.get_text() for link in found][:3] == ["Alba", "Bera", "Cora"]
    assert [link["href"] for link in found][3:] == [SELECTION + query("alba", "bera", "cora")]


def test_the_page_for_companies_asks_as_much_for_many_as_for_few(
    visitor, annuaire_index, django_assert_max_num_queries
):
    counts = []
    for _size in range(2):
        for _each in range(3):
            number = TradeFamily.objects.count()
            family = TradeFamily.objects.create(name=f"F{number}", slug=f"f{number}")
            factories.MemberPageFactory(family=family)
        with django_assert_max_num_queries(20) as captured:
            visitor.get("/fr/annuaire/entreprises/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_members_stand_side_by_side_in_the_order_chosen_each_once(visitor, entries):
    response = visitor.get(SELECTION + query("cora", "alba", "cora"))
    assert names(response) == ["Cora", "Alba"]
    assert [link["href"] for link in soup_of(response).select("[data-remove]")] == [
        "/en/directory/shortlist/?membre=alba",
        "/en/directory/shortlist/?membre=cora",
    ]
    assert f"/en/directory/request/{query('cora', 'alba')}".replace("&", "&amp;") in response.text


def test_five_at_most_are_kept_and_the_reader_is_told(visitor, entries):
    slugs = [entry.slug for entry in entries]
    response = visitor.get(SELECTION + query(*slugs))
    assert names(response) == [slug.title() for slug in slugs[:5]]
    assert "5 at most" in soup_of(response).select_one(".notice").get_text()


@pytest.mark.parametrize("word", ["selection", "demande"])
@pytest.mark.parametrize(
    "absurd",
    ["", "?membre=", "?membre=%00", "?membre=" + "a" * 50_000, "?membre=a&" * 300, "?page=-1"],
)
def test_an_absurd_address_is_answered(visitor, entries, word, absurd):
    response = visitor.get(f"/fr/annuaire/{word}/{absurd}")
    assert response.status_code == 200
    assert "/fr/annuaire/" in response.text


def test_who_is_paused_or_never_was_public_is_not_shown_and_the_reader_is_told(visitor, entries):
    pause(entries[0])
    factories.MemberPageFactory(title="Bientôt", slug="bientot", draft=True)
    response = visitor.get(SELECTION + query("alba", "bientot", "bera"))
    assert names(response) == ["Bera"]
    assert "2 of those whom you chose" in soup_of(response).select_one(".notice").get_text()
    assert "Alba" not in response.text and "Bientôt" not in response.text


def test_what_the_public_may_read_stands_there(visitor, annuaire_index, marciac):
    kept_entry(
        "alba",
        village=marciac,
        siret="73282932000074",
        phone="05 36 49 00 01",
        website="https://www.alba.test/",
        rates="350 € par jour",
        references="Un théâtre",
        work_modes=["remote"],
        availability="later",
        available_from=datetime.date(2099, 3, 1),
    )
    kept_entry("bera")
    response = visitor.get(SELECTION + query("alba", "bera"))
    assert row(response, "Lives in") == ["Marciac", "not provided"]
    assert row(response, "SIRET") == ["73282932000074", "not provided"]
    assert row(response, "Telephone") == ["+33 5 36 49 00 01", "not provided"]
    assert row(response, "Web site") == ["www.alba.test", "not provided"]
    assert row(response, "Rates")[0] == "350 € par jour"
    assert row(response, "Availability")[0].startswith("From ")
    assert row(response, "Ways of working")[0] == "Remotely"


def test_what_is_for_members_only_is_never_there(visitor, annuaire_index):
    kept_entry(
        "alba",
        phone="05 36 49 00 01",
        website="https://www.alba.test/",
        rates="350 € par jour",
        references="Un théâtre",
        availability="now",
        shows_email=True,
        members_only=["presentation", "website", "phone", "availability", "references", "rates"],
    )
    response = visitor.get(SELECTION + query("alba"))
    assert names(response) == ["Alba"]
    for secret in ["36 49", "alba.test", "350", "théâtre", "Takes work now", "@exemple"]:
        assert secret not in response.text


def test_the_selection_asks_as_much_for_five_as_for_two(
    visitor, entries, django_assert_max_num_queries
):
    counts = []
    for slugs in (["alba", "bera"], ["alba", "bera", "cora", "dora", "edda"]):
        with django_assert_max_num_queries(16) as captured:
            visitor.get(SELECTION + query(*slugs))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_an_entry_and_the_list_lead_to_a_choice_without_a_script(visitor, entries):
    entry = visitor.get("/fr/annuaire/alba/").text
    assert "/fr/annuaire/demande/?membre=alba" in entry
    assert "/fr/annuaire/selection/?membre=alba" in entry
    listed = soup_of(visitor.get("/fr/annuaire/"))
    form = listed.select_one("form#chosen")
    assert form["action"] == "/fr/annuaire/selection/" and form["method"] == "get"
    boxes = listed.select("input[name=membre][form=chosen]")
    assert {"alba", "fria"} <= {box["value"] for box in boxes}
