"""A dossier's name, address and picture, and a teaser's village, appear nowhere."""

import json

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from cms.editorial import review
from entreprendre.models import EntreprendreIndexPage, TakeoverPage
from tests.factories import SiteMapPageFactory, TakeoverPageFactory

pytestmark = pytest.mark.django_db

SECRETS = (
    "Pain Secret",
    "pain-secret",
    "rue des Canaris",
    "Honorine",
    "honorine@",
    "05 62 99 88 77",
    "562998877",
    "31 415",
    "enseigne dissimul",
)


@pytest.fixture
def scene(takeover_index, home_page, marciac, dossier, opened, teaser):
    """The dossier, opened for somebody; a public advert beside it; a site map."""
    SiteMapPageFactory(parent=home_page)
    TakeoverPageFactory(parent=marciac, title="Café de la halle")
    return dossier


def public_addresses(teaser, village) -> list[str]:
    found = []
    for language, villages, section, site_map in (
        ("fr", "villages", "entreprendre", "plan-du-site"),
        ("en", "villages", "take-over", "site-map"),
        ("es", "pueblos", "emprender", "mapa-del-sitio"),
        ("pt", "aldeias", "empreender", "mapa-do-sitio"),
    ):
        found += [
            f"/{language}/",
            f"/{language}/{section}/",
            f"/{language}/{section}/?q=secret",
            f"/{language}/{section}/feed.xml",
            f"/{language}/{section}/{teaser.token}/",
            f"/{language}/{section}/pain-sec/",
            f"/{language}/{villages}/",
            f"/{language}/{villages}/?reprise=on",
            f"/{language}/{villages}/{village.slug}/",
            f"/{language}/{villages}/{village.slug}/{teaser.token}/",
            f"/{language}/{villages}/{village.slug}/au-pain-sec/",
            f"/{language}/{villages}/villages.geojson",
            f"/{language}/{villages}/villages.csv",
            f"/{language}/{site_map}/",
        ]
    return [*found, "/sitemap.xml", "/robots.txt"]


CMS = [
    "/admin/",
    "/admin/pages/{village}/",
    "/admin/pages/{teaser}/",
    "/admin/pages/{teaser}/edit/",
    "/admin/pages/{teaser}/history/",
    "/admin/pages/{teaser}/usage/",
    "/admin/pages/{teaser}/view_draft/",
    "/admin/pages/search/?q=secret",
    "/admin/pages/search/?q=canaris",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/reports/site-history/",
    "/admin/api/main/pages/{teaser}/",
    "/admin/api/main/pages/?child_of={village}",
    "/admin/api/main/images/",
]


@pytest.mark.parametrize("who", ["visitor", "member", "committee", "other_committee"])
def test_the_dossier_appears_nowhere(request, client_of, scene, teaser, marciac, who):
    actor = request.getfixturevalue(who)
    client = actor if who == "visitor" else client_of(actor)
    client.raise_request_exception = False
    cms = [address.format(village=marciac.pk, teaser=teaser.pk) for address in CMS]
    for address in public_addresses(teaser, marciac) + cms:
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        words = _words(answer)
        assert [s for s in SECRETS if s in words.replace("q=secret", "")] == [], address


def _words(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def test_the_picture_has_no_address_of_its_own(client_of, scene, visitor, committee, moderator):
    name = scene.photographs.get().file.name
    for client in (visitor, client_of(committee), client_of(moderator)):
        for address in (f"/media/{name}", f"/{name}", f"/static/{name}"):
            assert client.get(address).status_code == 404


def test_nothing_of_it_is_in_versions_indexes_and_references(scene, teaser):
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    for revision in Revision.objects.all():
        told = json.dumps(revision.content, default=str, ensure_ascii=False) + revision.object_str
        assert [secret for secret in SECRETS if secret in told] == []
    for entry in IndexEntry.objects.all():
        told = f"{entry.title}{entry.body}{entry.autocomplete}"
        assert [secret for secret in SECRETS if secret.lower() in told.lower()] == []
    models = {row.base_content_type.model for row in ReferenceIndex.objects.all()}
    assert not any(model.startswith(("dossier", "takeoverdossier")) for model in models)


def test_the_village_appears_on_no_public_screen_with_its_teaser(visitor, scene, teaser, marciac):
    """Where the teaser is told of, Marciac is not, unless it is there for another reason."""
    TakeoverPage.objects.exclude(pk=teaser.pk).delete()
    for language, section in EntreprendreIndexPage.section_slugs.items():
        for tail in ("", "feed.xml", f"{teaser.token}/"):
            words = _words(visitor.get(f"/{language}/{section}/{tail}"))
            assert teaser.title in words
            assert "marciac" not in words.lower()
            assert "32233" not in words and "32230" not in words


@pytest.mark.parametrize(
    "tail", ["", "?reprise=on", "marciac/", "villages.geojson", "villages.csv"]
)
def test_the_villages_tell_nothing_of_a_teaser(visitor, scene, teaser, tail):
    words = _words(visitor.get(f"/fr/villages/{tail}"))
    assert teaser.title not in words
    assert teaser.token not in words


def test_whoever_asks_by_village_does_not_get_it(scene, teaser, marciac):
    villages = type(marciac).objects.filter(pk=marciac.pk)
    assert teaser not in TakeoverPage.objects.listed().under(villages)
    assert teaser in TakeoverPage.objects.listed()


def test_a_mistyped_address_proposes_the_teaser_by_its_own_address(visitor, scene, teaser):
    words = _words(visitor.get(f"/fr/{teaser.title.lower().replace(' ', '-')}s/"))
    assert "/fr/villages/marciac/" not in words.partition("<main")[2].partition("</main")[0]


CHOOSERS = [
    "/admin/choose-page/{village}/",
    "/admin/choose-page/search/?q=fournil",
    "/admin/choose-page/{teaser}/",
    "/admin/choose-page/chosen-multiple/?id={teaser}",
]


@pytest.mark.parametrize("address", [*CMS, *CHOOSERS])
def test_who_works_in_the_cms_for_another_village_is_not_told_where_a_teaser_stands(
    client_of, other_committee, teaser, marciac, address
):
    address = address.format(village=marciac.pk, teaser=teaser.pk)
    answer = client_of(other_committee).get(address, follow=True)
    assert teaser.title not in _words(answer)
    assert answer.status_code < 500


def test_the_people_of_a_teaser_find_it_in_the_chooser(client_of, committee, teaser, marciac):
    answer = client_of(committee).get(f"/admin/choose-page/{marciac.pk}/")
    assert teaser.title in _words(answer)


def test_the_titles_of_teasers_drafts_stay_with_their_village(
    client_of, committee, other_committee, marciac
):
    page = TakeoverPageFactory(parent=marciac, confidential=True, draft=True, title="Fournil caché")
    review.submit(Page.objects.get(pk=page.pk).specific, by=committee)
    client = client_of(other_committee)
    for address in ("/admin/", f"/admin/pages/{marciac.pk}/", "/admin/pages/search/?q=fournil"):
        assert "Fournil caché" not in _words(client.get(address, follow=True))
