"""Who pauses or leaves is gone from everything that is public, at once, and back as approved.

The printed book that names them is in `test_book`.
"""

import pytest

from annuaire.choices import WayOut
from cms.editorial import standing
from tests import factories
from tests.media.reading import statuses

pytestmark = pytest.mark.django_db
NAME = "Quintardelle"
PLACES = [
    "/fr/annuaire/",
    "/en/directory/",
    "/fr/annuaire/?q=quintardelle",
    "/fr/annuaire/?lettre=Q",
    "/fr/annuaire/?tri=recents",
    "/fr/annuaire/feed.xml",
    "/fr/annuaire/selection/?membre=quintardelle",
    "/fr/villages/marciac/",
    "/fr/plan-du-site/",
    "/fr/annuaire/voisine/",
]


@pytest.fixture
def entry(annuaire_index, marciac, home_page):
    """A member in Marciac with a photograph."""
    factories.SiteMapPageFactory(parent=home_page)
    factories.MemberPageFactory(parent=annuaire_index, title="Voisine", slug="voisine")
    return factories.MemberPageFactory(
        parent=annuaire_index,
        title=NAME,
        slug="quintardelle",
        village=marciac,
        with_photograph=True,
    )


def shown_in(visitor) -> list[str]:
    """Return the places of the site that name the member."""
    pages = {place: visitor.get(place) for place in PLACES}
    return [place for place, page in pages.items() if NAME in page.content.decode()]


def points(visitor) -> int:
    """Return how many points the map has for who looks for the member."""
    found = visitor.get("/fr/annuaire/members.geojson", {"q": NAME}).json()
    return len(found["features"])


@pytest.mark.parametrize("way", WayOut.values)
def test_whoever_pauses_or_leaves_is_gone_everywhere_at_once(visitor, entry, member, way):
    factories.MandateFactory(user=member, page=entry, role="member")
    picture = entry.photograph.get_rendition("fill-96x96|format-webp").url
    before = shown_in(visitor)
    assert {"/fr/annuaire/", "/en/directory/", "/fr/annuaire/feed.xml"} <= set(before)
    assert points(visitor) == 1
    assert statuses(visitor, [picture]) == {200}

    standing.close(entry, closed_as=way, by=member)
    assert shown_in(visitor) == []
    assert points(visitor) == 0
    assert statuses(visitor, [picture]) == {404}
    for address in ("/fr/annuaire/quintardelle/", "/en/directory/quintardelle/"):
        gone = visitor.get(address)
        assert (gone.status_code, NAME in gone.content.decode()) == (410, False)

    standing.reopen(entry, by=member)
    assert shown_in(visitor) == before
    assert statuses(visitor, [picture]) == {200}
