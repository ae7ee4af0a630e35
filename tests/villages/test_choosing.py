"""A reader's own choice: the shortlist, and villages side by side."""

import pytest
from bs4 import BeautifulSoup

from tests import factories

pytestmark = pytest.mark.django_db

WORDS = {
    "fr": ("villages", "selection", "comparer"),
    "en": ("villages", "shortlist", "compare"),
    "es": ("pueblos", "seleccion", "comparar"),
    "pt": ("aldeias", "selecao", "comparar"),
}


@pytest.fixture
def sarrant(village_index):
    return factories.VillagePageFactory(
        title="Sarrant", slug="sarrant", parent=village_index, population=370
    )


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def cards(response) -> list[str]:
    return [link.get_text() for link in soup_of(response).select(".card h3 a")]


def columns(response) -> list[str]:
    return [
        link.get_text() for link in soup_of(response).select("thead th > a[href]:first-of-type")
    ]


def row(response, label: str):
    for line in soup_of(response).select("tbody tr"):
        head = line.select_one("th[scope=row]")
        if head and head.get_text(" ", strip=True).startswith(label):
            return line
    raise LookupError(label)


@pytest.mark.parametrize("language", WORDS)
def test_shortlist_and_comparison_answer_in_each_language_under_their_own_words(
    visitor, marciac, sarrant, language
):
    section, shortlist, compare = WORDS[language]
    query = "?village=marciac&village=sarrant"
    for word in (shortlist, compare):
        response = visitor.get(f"/{language}/{section}/{word}/{query}")
        assert response.status_code == 200
        assert 'rel="canonical"' in response.text
        assert not response.cookies
        for other, (its_section, its_shortlist, its_compare) in WORDS.items():
            its_word = its_shortlist if word == shortlist else its_compare
            address = f"/{other}/{its_section}/{its_word}/?village=marciac&amp;village=sarrant"
            assert address in response.text


def test_another_languages_word_leads_nowhere(visitor, village_index):
    assert visitor.get("/fr/villages/compare/").status_code == 404
    assert visitor.get("/en/villages/comparer/").status_code == 404


def test_the_shortlist_shows_what_the_address_names_in_that_order(visitor, marciac, sarrant):
    response = visitor.get("/fr/villages/selection/?village=sarrant&village=marciac")
    assert cards(response) == ["Sarrant", "Marciac"]
    response = visitor.get("/fr/villages/selection/?village=sarrant,marciac")
    assert cards(response) == ["Sarrant", "Marciac"]


def test_a_village_that_is_named_twice_or_is_none_is_shown_once_or_not_at_all(
    visitor, marciac, lectoure
):
    factories.VillagePageFactory(title="Bientôt", slug="bientot", draft=True)
    query = "&".join(f"village={slug}" for slug in ["marciac", "marciac", "paris", "bientot", ""])
    assert cards(visitor.get(f"/fr/villages/selection/?{query}")) == ["Marciac"]


def test_each_village_can_be_taken_out(visitor, marciac, sarrant):
    response = visitor.get("/fr/villages/selection/?village=sarrant&village=marciac")
    links = soup_of(response).select("[data-remove]")
    assert [(link["data-remove"], link["href"]) for link in links] == [
        ("sarrant", "/fr/villages/selection/?village=marciac"),
        ("marciac", "/fr/villages/selection/?village=sarrant"),
    ]


@pytest.mark.parametrize("word", ["selection", "comparer"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?village=",
        "?village=%00",
        "?village=" + "a" * 50_000,
        "?village=a&" * 300,
        "?q=1&page=-1",
    ],
)
def test_an_absurd_address_shows_the_way_to_the_list(visitor, marciac, word, query):
    response = visitor.get(f"/fr/villages/{word}/{query}")
    assert response.status_code == 200
    assert 'href="/fr/villages/"' in response.text


def test_the_shortlist_goes_into_the_message_to_the_cci(visitor, marciac, sarrant, home_page):
    settings = factories.SiteSettingsFactory(
        site=home_page.get_site(), email="bonjour@exemple.test"
    )
    response = visitor.get("/fr/villages/selection/?village=sarrant&village=marciac")
    assert "mailto:bonjour@exemple.test?subject=Sarrant%2C%20Marciac" in response.text
    contact = factories.StandardPageFactory(title="Contact", slug="contact", parent=home_page)
    settings.contact_page = contact
    settings.save()
    response = visitor.get("/fr/villages/selection/?village=sarrant&village=marciac")
    assert "/fr/contact/?village=sarrant&amp;village=marciac" in response.text


def test_two_to_four_villages_stand_side_by_side_in_the_order_chosen(visitor, village_index):
    slugs = [factories.VillagePageFactory(parent=village_index).slug for _ in range(5)]
    titles = [slug.replace("village-sur-baise-", "Village-sur-Baïse ") for slug in slugs]
    for count in (2, 3, 4, 5):
        query = "&".join(f"village={slug}" for slug in slugs[:count])
        response = visitor.get(f"/fr/villages/comparer/?{query}")
        assert columns(response) == titles[: min(count, 4)]
    assert titles[4] in soup_of(response).select_one(".notice").get_text()


def test_what_differs_is_marked_and_can_be_shown_alone(visitor, marciac, sarrant):
    query = "?village=marciac&village=sarrant"
    response = visitor.get(f"/en/villages/compare/{query}")
    population, code = row(response, "Population"), row(response, "Postal code")
    assert "differs" in population["class"]
    assert "(differs)" in population.get_text()
    assert [cell.get_text(strip=True) for cell in population.select("td")] == ["1,200", "370"]
    assert not code.has_attr("class")

    alone = visitor.get(f"/en/villages/compare/{query}&differences=1")
    assert row(alone, "Population")
    with pytest.raises(LookupError):
        row(alone, "Postal code")


def test_what_nobody_told_says_so(visitor, marciac, sarrant):
    response = visitor.get("/en/villages/compare/?village=marciac&village=sarrant")
    assert row(response, "Schools").get_text().count("not provided") == 2


def test_what_is_on_offer_now_is_compared_too(visitor, marciac, sarrant):
    factories.HousingPageFactory(parent=marciac, price_eur=590)
    factories.HousingPageFactory(parent=marciac, price_eur=480)
    factories.HousingPageFactory(parent=marciac, closed=True, price_eur=100)
    factories.HousingPageFactory(parent=sarrant, sale=True, price_eur=95_000)
    factories.TelecentrePageFactory(parent=marciac)
    factories.MemberPageFactory(village=sarrant)
    response = visitor.get("/en/villages/compare/?village=marciac&village=sarrant")
    told = {
        label: [cell.get_text(strip=True).replace("\u202f", " ") for cell in cells.select("td")]
        for label in ("Homes to rent", "Homes for sale", "Télécentre", "Members")
        if (cells := row(response, label))
    }
    nothing = "None now: the committee looks for one with you"
    assert told["Homes to rent"] == ["2, from 480 €", nothing]
    assert told["Homes for sale"] == [nothing, "1, for 95,000 €"]
    assert told["Télécentre"] == ["In the village", "1 km away"]
    assert told["Members"] == ["0", "1"]


def test_who_says_so_stands_below_each_group(visitor, marciac, sarrant):
    response = visitor.get("/en/villages/compare/?village=marciac&village=sarrant")
    cells = row(response, "Source").select("td")
    assert [cell.select_one("[lang=fr]").get_text() for cell in cells] == ["Test", "Test"]
    assert "15 January 2026" in cells[0].get_text().replace("Jan. 15, 2026", "15 January 2026")


def test_the_comparison_asks_as_much_of_the_database_for_four_as_for_two(
    visitor, village_index, django_assert_max_num_queries
):
    for _ in range(4):
        village = factories.VillagePageFactory(parent=village_index)
        factories.HousingPageFactory(parent=village)
        factories.TelecentrePageFactory(parent=village)
    slugs = village_index.get_children().values_list("slug", flat=True)
    counts = []
    for count in (2, 4):
        query = "&".join(f"village={slug}" for slug in slugs[:count])
        with django_assert_max_num_queries(16) as captured:
            visitor.get(f"/fr/villages/comparer/?{query}")
        counts.append(len(captured))
    assert counts[0] == counts[1]
