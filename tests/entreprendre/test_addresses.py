"""A confidential advert's address tells nothing, whatever happens to the pages above it."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page

from cms.editorial import standing
from cms.editorial.models import Standing
from tests.factories import EntreprendreIndexPageFactory, TakeoverPageFactory

pytestmark = pytest.mark.django_db

SECTIONS = {"fr": "entreprendre", "en": "take-over", "es": "emprender", "pt": "empreender"}


@pytest.fixture
def teaser(marciac):
    return TakeoverPageFactory(parent=marciac, confidential=True)


@pytest.mark.parametrize(("language", "section"), SECTIONS.items())
def test_the_teaser_is_read_at_an_opaque_address_in_each_language(
    visitor, teaser, language, section
):
    assert teaser.address(language) == f"/{language}/{section}/{teaser.token}/"
    assert len(teaser.token) == 24
    answer = visitor.get(teaser.address(language))
    assert answer.status_code == 200
    assert "Marciac" not in answer.content.decode()


def test_what_the_cms_calls_its_address_is_the_opaque_one(teaser, site):
    assert teaser.url == f"/fr/entreprendre/{teaser.token}/"
    assert teaser.full_url.endswith(teaser.url)
    assert teaser.slug == teaser.token


def test_there_is_nothing_under_the_village(visitor, teaser, lectoure, administrator):
    for village in ("marciac", "lectoure"):
        assert visitor.get(f"/fr/villages/{village}/{teaser.token}/").status_code == 404
    standing.close(teaser, closed_as="withdrawn", by=administrator)
    assert visitor.get(f"/fr/villages/marciac/{teaser.token}/").status_code == 404


def test_a_closed_or_expired_teaser_is_gone_and_names_no_village(visitor, teaser, administrator):
    EntreprendreIndexPageFactory()
    standing.close(teaser, closed_as="taken-over", by=administrator)
    answer = visitor.get(teaser.address())
    assert answer.status_code == 410
    assert "Marciac" not in answer.content.decode()
    assert BeautifulSoup(answer.content, "html.parser").select_one(
        '.ways a[href="/fr/entreprendre/"]'
    )
    standing.reopen(teaser, by=administrator)
    assert visitor.get(teaser.address()).status_code == 200
    Standing.objects.filter(page=teaser).update(expires_on="2020-01-01")
    assert visitor.get(teaser.address()).status_code == 410


def test_it_stays_opaque_when_its_village_is_renamed_or_moved(
    teaser, marciac, lectoure, django_capture_on_commit_callbacks
):
    public = TakeoverPageFactory(parent=marciac)
    with django_capture_on_commit_callbacks(execute=True):
        marciac.slug = "marciac-sur-arros"
        marciac.save()
    assert Page.objects.get(pk=teaser.pk).url_path == teaser.url_path
    assert "marciac-sur-arros" in Page.objects.get(pk=public.pk).url_path
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=teaser.pk).move(lectoure, pos="last-child")
    assert Page.objects.get(pk=teaser.pk).url_path == teaser.url_path


def test_it_stays_opaque_when_all_addresses_are_made_again(teaser, marciac):
    public = TakeoverPageFactory(parent=marciac)
    Page.objects.update(url_path="")
    call_command("set_url_paths")
    assert Page.objects.get(pk=teaser.pk).url_path == teaser.url_path
    assert Page.objects.get(pk=public.pk).url_path == public.url_path


def test_nobody_types_its_slug(teaser):
    teaser.slug = "boulangerie-de-marciac"
    teaser.save()
    assert type(teaser).objects.get(pk=teaser.pk).slug == teaser.token


def test_a_draft_that_nobody_published_changes_its_mind_freely(marciac):
    page = TakeoverPageFactory(parent=marciac, draft=True, title="Fournil à reprendre")
    page.is_confidential = True
    page.save()
    assert page.url_path.endswith(f"/entreprendre/{page.token}/")
    page.is_confidential = False
    page.save()
    assert page.slug == "fournil-a-reprendre"
    assert page.url_path.endswith("/villages/marciac/fournil-a-reprendre/")


def test_what_was_public_cannot_become_confidential(marciac):
    page = TakeoverPageFactory(parent=marciac)
    page.is_confidential = True
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "is_confidential" in refused.value.message_dict
    page = type(page).objects.get(pk=page.pk)
    page.unpublish()
    page = type(page).objects.get(pk=page.pk)
    page.is_confidential = True
    with pytest.raises(ValidationError):
        page.full_clean()


def test_a_copy_is_another_advert_with_another_address(teaser, lectoure):
    copy = teaser.copy(to=lectoure, keep_live=False)
    assert copy.token != teaser.token
    assert copy.slug == copy.token


def test_the_trail_leads_by_the_section(visitor, teaser):
    section = EntreprendreIndexPageFactory()
    page = BeautifulSoup(visitor.get(teaser.address()).content, "html.parser")
    assert [a["href"] for a in page.select(".breadcrumb a")] == ["/fr/", section.address()]
    assert page.select_one("link[rel=canonical]")["href"].endswith(teaser.address())
    addresses = {a.get("href", "") for a in page.select("main a, .languages a")}
    assert not any("/villages/" in address for address in addresses)


def test_the_section_need_not_be_there_for_it_to_be_read(visitor, teaser):
    assert visitor.get(teaser.address()).status_code == 200


def test_a_public_one_stands_under_its_village(visitor, marciac):
    page = TakeoverPageFactory(parent=marciac, title="Café de la halle")
    assert page.address() == "/fr/villages/marciac/cafe-de-la-halle/"
    assert "Marciac" in visitor.get(page.address()).content.decode()
