"""A page shows only files that who edits it may use, whatever number was posted."""

import json

import pytest
from django.urls import reverse

from cms.media.models import collection_of
from tests.factories import MandateFactory, SiteDocumentFactory, SiteImageFactory
from tests.forms import form_data
from villages.models import VillagePage


@pytest.fixture
def foreign(lectoure, other_committee):
    """Lectoure's collection."""
    return collection_of(lectoure)


@pytest.fixture
def edit(client_of, committee, marciac):
    """Return the function that saves Marciac's draft with changes, as its committee."""
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])

    def save(changes, *, by=committee, **options):
        client = client_of(by)
        return client.post(url, form_data(client.get(url), "#page-edit-form") | changes)

    return save


def photographs(*images) -> dict[str, str]:
    rows = {"photographs-TOTAL_FORMS": str(len(images))}
    for n, image in enumerate(images):
        rows |= {f"photographs-{n}-{name}": "" for name in ("id", "caption", "DELETE")}
        rows |= {f"photographs-{n}-image": str(image.pk), f"photographs-{n}-ORDER": str(n + 1)}
    return rows


def text_with(*documents) -> dict[str, str]:
    entities = {
        str(n): {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": str(document.pk)}}
        for n, document in enumerate(documents)
    }
    ranges = [{"offset": n, "length": 1, "key": n} for n in range(len(documents))]
    block = {"key": "a", "text": "bulletins", "type": "unstyled", "depth": 0, "data": {}}
    block |= {"inlineStyleRanges": [], "entityRanges": ranges}
    return {"presentation": json.dumps({"blocks": [block], "entityMap": entities})}


def draft(marciac):
    page = VillagePage.objects.get(pk=marciac.pk)
    return page.get_latest_revision_as_object()


def test_ones_own_files_are_taken(edit, drawer, picture, document, marciac):
    assert edit(photographs(picture) | text_with(document)).status_code == 302
    assert [p.image_id for p in draft(marciac).photographs.all()] == [picture.pk]
    assert f'id="{document.pk}"' in draft(marciac).presentation


def test_a_foreign_picture_is_refused_beside_its_field(edit, drawer, foreign, picture, marciac):
    image = SiteImageFactory(collection=foreign, title="Le secret de Lectoure")
    response = edit(photographs(picture, image))
    assert response.status_code == 200
    rows = response.context["form"].formsets["photographs"].forms
    assert [list(row.errors) for row in rows] == [[], ["image"]]
    assert not draft(marciac).photographs.exists()


def test_a_foreign_picture_is_not_even_previewed(
    client_of, committee, edit, drawer, foreign, marciac
):
    image = SiteImageFactory(collection=foreign)
    client = client_of(committee)
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    data = form_data(client.get(url), "#page-edit-form") | photographs(image)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[marciac.pk])
    assert client.post(preview, data).json()["is_valid"] is False


def test_a_foreign_document_in_a_text_is_refused(edit, drawer, foreign, document, marciac):
    secret = SiteDocumentFactory(collection=foreign, title="Le secret de Lectoure")
    response = edit(text_with(document, secret))
    assert list(response.context["form"].errors) == ["presentation"]
    assert "document" not in draft(marciac).presentation


def test_files_that_the_page_showed_before_stay(edit, drawer, moderator, marciac):
    image, document = SiteImageFactory(), SiteDocumentFactory()  # the CCI's own
    assert edit(photographs(image) | text_with(document), by=moderator).status_code == 302
    assert edit({"summary": "Une virgule, de plus."}).status_code == 302
    assert draft(marciac).summary == "Une virgule, de plus."
    assert [p.image_id for p in draft(marciac).photographs.all()] == [image.pk]


def test_who_holds_both_pages_uses_the_files_of_both(edit, committee, drawer, foreign, lectoure):
    MandateFactory(user=committee, page=lectoure)
    image = SiteImageFactory(collection=foreign)
    assert edit(photographs(image)).status_code == 302
