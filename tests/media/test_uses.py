"""Which files a published page shows."""

import pytest
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import RichText

from cms.editorial.files import files_shown
from cms.media.models import FileUse, SiteImage
from cms.media.uses import record_uses, record_uses_in_bulk
from tests.factories import (
    MemberPageFactory,
    SiteDocumentFactory,
    SiteImageFactory,
    StandardPageFactory,
    VillagePageFactory,
)


def embed(image) -> str:
    return f'<embed embedtype="image" id="{image.pk}" format="fullwidth" alt="x"/>'


def link(document) -> str:
    return f'<p><a linktype="document" id="{document.pk}">x</a></p>'


def text(html: str) -> list:
    """Return what a page of text is made of, with one piece."""
    return [("prose", RichText(html))]


def used_by(page) -> tuple[set, set]:
    uses = FileUse.objects.filter(page=page)
    images = set(uses.filter(image__isnull=False).values_list("image", flat=True))
    documents = set(uses.filter(document__isnull=False).values_list("document", flat=True))
    return images, documents


def test_pictures_of_fields_lists_and_text_are_found(site):
    village = VillagePageFactory(with_photographs=True)
    member = MemberPageFactory(with_photograph=True)
    image, document = SiteImageFactory(), SiteDocumentFactory()
    page = StandardPageFactory(body=text(embed(image) + link(document)))

    assert used_by(village) == ({p.image_id for p in village.photographs.all()}, set())
    assert used_by(member) == ({member.photograph_id}, set())
    assert used_by(page) == ({image.pk}, {document.pk})


def test_a_draft_opens_nothing(site):
    image = SiteImageFactory()
    page = StandardPageFactory(draft=True, body=text(embed(image)))
    assert used_by(page) == (set(), set())
    assert not image.is_public()
    # what Wagtail itself keeps does follow drafts
    ReferenceIndex.create_or_update_for_object(page)
    assert image.get_usage().count() == 1


def test_a_draft_of_a_live_page_opens_nothing(site):
    first, second = SiteImageFactory(), SiteImageFactory()
    page = StandardPageFactory(body=text(embed(first)))
    page.body = text(embed(second))
    revision = page.save_revision()
    assert used_by(page)[0] == {first.pk}
    revision.publish()
    assert used_by(page)[0] == {second.pk}


@pytest.mark.parametrize("number", ["999999", "abc", "-1", "1e3", "", "٣", "9" * 30])
def test_numbers_of_files_that_do_not_exist_are_passed_over(number, site):
    page = StandardPageFactory(body=text(f'<embed embedtype="image" id="{number}"/>'))
    assert used_by(page) == (set(), set())


def test_a_file_used_twice_is_one_use(site):
    image = SiteImageFactory()
    page = StandardPageFactory(body=text(embed(image) * 2))
    assert FileUse.objects.filter(page=page).count() == 1


def test_pages_made_by_programs_are_recorded_in_bulk(site, django_assert_num_queries):
    images = [SiteImageFactory() for _ in range(4)]
    pages = [StandardPageFactory() for _ in range(3)]
    for page, image in zip(pages, images, strict=False):
        page.body = text(embed(image))
    FileUse.objects.create(page=pages[0], image=images[3])

    with django_assert_num_queries(5):  # images, old rows, new rows, a savepoint's two
        record_uses_in_bulk(pages)

    assert [used_by(page)[0] for page in pages] == [{image.pk} for image in images[:3]]
    record_uses(pages[0])
    assert used_by(pages[0])[0] == {images[0].pk}


def test_files_are_read_from_the_page_as_it_is_in_memory(site):
    village = VillagePageFactory(with_photographs=True)
    village.photographs = [village.photographs.model(image=SiteImageFactory())]
    assert files_shown(village) == {(SiteImage, village.photographs.all()[0].image_id)}


def test_a_deleted_file_or_page_leaves_no_use(site):
    image = SiteImageFactory()
    first, second = [StandardPageFactory(body=text(embed(image))) for _ in range(2)]
    Page.objects.get(pk=first.pk).delete()
    assert FileUse.objects.of(image).count() == 1
    image.delete()
    assert used_by(second) == (set(), set())


def test_uses_are_not_listed_as_content_of_their_own(site):
    image = SiteImageFactory()
    page = StandardPageFactory(body=text(embed(image)))
    assert [user.pk for user, _references in image.get_usage()] == [page.pk]
