"""The text of standard pages became blocks: nothing of it was lost, in pages or in versions."""

import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ReferenceIndex, Revision

from cms.editorial.changes import compare
from cms.editorial.files import files_shown
from cms.media.models import SiteImage
from home.models import StandardPage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, AFTER = [("home", "0003_first_sections")], [("home", "0004_standard_body")]


def latest():
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


@pytest.fixture
def back_to_now():
    yield
    migrate(latest())


def text_in_the_table(page):
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM home_standardpage WHERE page_ptr_id = %s", [page.pk])
        return cursor.fetchone()[0]


def refer_from_rich_text(page, image):
    """Make the reference to `image` as it was while the text of `page` was rich text."""
    content_type = page.content_type
    ReferenceIndex.objects.create(
        content_type=content_type,
        base_content_type=ReferenceIndex._get_base_content_type(StandardPage),
        object_id=str(page.pk),
        to_content_type=ReferenceIndex._get_base_content_type(SiteImage),
        to_object_id=str(image.pk),
        model_path="body",
        content_path="body",
        content_path_hash=ReferenceIndex._get_content_path_hash("body"),
    )


def test_old_texts_become_blocks_in_pages_and_in_their_versions(back_to_now):
    image = factories.SiteImageFactory()
    page = factories.StandardPageFactory()
    empty = factories.StandardPageFactory(body=[])
    page.save_revision()
    before = "<h2>D’abord</h2><p>Un & deux.</p>"
    after = f'<p><a linktype="page" id="{empty.pk}">Ensuite</a></p>'
    picture = f'<embed embedtype="image" id="{image.pk}" format="left" alt="L&#x27;ormeau"/>'
    html = before + picture + after

    migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE home_standardpage SET body = %s WHERE page_ptr_id = %s", [html, page.pk]
        )
    for revision in Revision.objects.filter(object_id=str(page.pk)):
        revision.content["body"] = html
        revision.save(update_fields=["content"])
    refer_from_rich_text(page, image)

    migrate(AFTER)
    migrate(latest())  # the page type of today has more columns
    now = StandardPage.objects.get(pk=page.pk)
    assert [block.block_type for block in now.body] == ["prose", "picture", "prose"]
    assert [now.body[n].value.source for n in (0, 2)] == [before, after]
    assert dict(now.body[1].value) == {"image": image, "caption": "L'ormeau"}
    assert now.revisions.count() == 2
    for revision in now.revisions.all():
        version = revision.as_object()
        assert version.body[0].value.source == before
        assert compare(now, version) == []
    assert files_shown(now) == {(SiteImage, image.pk)}
    assert not StandardPage.objects.get(pk=empty.pk).body
    kept = ReferenceIndex.objects.get(object_id=str(page.pk), to_object_id=str(image.pk))
    assert kept.describe_source_field()
    assert kept.content_path == f"body.{now.body[1].id}.image"
    ReferenceIndex.create_or_update_for_object(now)
    assert ReferenceIndex.objects.filter(pk=kept.pk).exists()


def test_going_back_keeps_every_word(back_to_now):
    image = factories.SiteImageFactory()
    steps = [{"title": "Écrire & venir", "text": ""}]
    page = factories.StandardPageFactory(
        body=[
            {"type": "prose", "value": "<p>Un texte.</p>"},
            {"type": "picture", "value": {"image": image.pk, "caption": "La halle"}},
            {"type": "steps", "value": {"heading": "Comment faire", "steps": steps}},
        ]
    )

    migrate(BEFORE)
    expected = (
        "<p>Un texte.</p>"
        f'<embed embedtype="image" id="{image.pk}" format="fullwidth" alt=""/>'
        "<p>La halle</p><p>Comment faire</p><p>Écrire &amp; venir</p>"
    )
    assert text_in_the_table(page) == expected
    revision = Revision.objects.get(object_id=str(page.pk))
    assert revision.content["body"] == expected

    migrate(AFTER)
    migrate(latest())  # the page type of today has more columns
    revision.refresh_from_db()
    kinds = ["prose", "picture", "prose"]
    assert [block["type"] for block in json.loads(revision.content["body"])] == kinds
    again = StandardPage.objects.get(pk=page.pk).body
    assert (again[0].value.source, again[1].value["image"]) == ("<p>Un texte.</p>", image)
    assert again[2].value.source.startswith("<p>La halle</p>")
