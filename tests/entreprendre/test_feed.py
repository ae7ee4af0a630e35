"""The feed of the takeovers: valid Atom, and as discreet as the pages."""

from xml.etree import ElementTree

import pytest

from cms.editorial import standing
from tests.factories import TakeoverPageFactory, VillagePageFactory

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "fr": "/fr/entreprendre/feed.xml",
    "en": "/en/take-over/feed.xml",
    "es": "/es/emprender/feed.xml",
    "pt": "/pt/empreender/feed.xml",
}
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(visitor, language="fr"):
    root = ElementTree.fromstring(visitor.get(ADDRESSES[language]).content)  # noqa: S314 our own
    return root.findall(f"{ATOM}entry")


@pytest.mark.parametrize("language", ADDRESSES)
def test_it_tells_of_each_in_the_reader_s_language(visitor, takeover_index, marciac, language):
    page = TakeoverPageFactory(parent=marciac, title="Café <halle> & épicerie")
    (entry,) = entries(visitor, language)
    assert entry.findtext(f"{ATOM}title") == "Café <halle> & épicerie"
    assert entry.findtext(f"{ATOM}id") == page.translation_key.urn
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{page.address(language)}"
    assert "Marciac" in entry.findtext(f"{ATOM}summary")


def test_a_confidential_one_tells_its_land_and_its_opaque_address(visitor, takeover_index, marciac):
    type(marciac).objects.filter(pk=marciac.pk).update(territory="val-d-adour")
    page = TakeoverPageFactory(parent=marciac, confidential=True)
    (entry,) = entries(visitor)
    told = ElementTree.tostring(entry, encoding="unicode")
    assert "Marciac" not in told and "marciac" not in told
    assert "Val d’Adour" in told
    assert page.token in entry.find(f"{ATOM}link").get("href")


def test_only_what_is_public_is_in_it(visitor, takeover_index, marciac, administrator):
    shown = TakeoverPageFactory(parent=marciac)
    TakeoverPageFactory(parent=marciac, draft=True)
    standing.close(TakeoverPageFactory(parent=marciac), closed_as="withdrawn", by=administrator)
    assert [entry.findtext(f"{ATOM}title") for entry in entries(visitor)] == [shown.title]


@pytest.mark.parametrize("address", ["/es/entreprendre/feed.xml", "/fr/take-over/feed.xml"])
def test_another_language_s_word_is_no_address(visitor, takeover_index, address):
    assert visitor.get(address).status_code == 404


def test_without_the_section_there_is_none(visitor, home_page):
    assert visitor.get(ADDRESSES["fr"]).status_code == 404


def test_it_is_not_sent_twice(visitor, takeover_index, marciac):
    TakeoverPageFactory(parent=marciac)
    answer = visitor.get(ADDRESSES["fr"])
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert not answer.cookies
    again = visitor.get(ADDRESSES["fr"], headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert visitor.post(ADDRESSES["fr"]).status_code == 405


def test_the_number_of_queries_does_not_grow(
    visitor, takeover_index, village_index, django_assert_max_num_queries
):
    for _ in range(6):
        TakeoverPageFactory(parent=VillagePageFactory(parent=village_index))
    with django_assert_max_num_queries(6):
        visitor.get(ADDRESSES["fr"])
