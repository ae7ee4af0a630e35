"""The files that come with a change, as a moderator sees them."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from cms.editorial.changes import files_of
from cms.media.models import collection_of
from tests import factories
from villages.models import VillagePhotograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawer(marciac, committee):
    return collection_of(marciac)


def test_files_that_come_and_files_that_leave_are_told(
    marciac, drawer, committee, django_assert_num_queries
):
    old, kept, new = (factories.SiteImageFactory(collection=drawer) for _ in range(3))
    bulletin = factories.SiteDocumentFactory(
        collection=drawer, credit="Jeanne", uploaded_by_user=committee
    )
    marciac.photographs = [VillagePhotograph(image=old), VillagePhotograph(image=kept)]
    draft = marciac.latest_revision.as_object()
    draft.photographs = [VillagePhotograph(image=kept), VillagePhotograph(image=new)]
    draft.presentation = f'<p><a linktype="document" id="{bulletin.pk}">le bulletin</a></p>'
    with django_assert_num_queries(2):
        changes = files_of(marciac, draft)
    assert [(change.file, change.is_new) for change in changes] == [
        (new, True),
        (bulletin, True),
        (old, False),
    ]
    with translation.override("en"):
        shown = render_to_string("editorial/parts/files.html", {"files": changes})
    for words in (new.description, "Made by Jeanne", str(committee), "Is shown no longer"):
        assert words in shown


def test_a_file_that_is_gone_and_one_nobody_spoke_for(marciac, drawer):
    silent = factories.SiteImageFactory(collection=drawer, rights="", ornament=True)
    draft = marciac.get_latest_revision_as_object()
    draft.photographs = [VillagePhotograph(image=silent)]
    draft.presentation = '<p><a linktype="document" id="999999">perdu</a></p>'
    (change,) = files_of(None, draft)
    assert not change.has_rights
    with translation.override("en"):
        assert "Nobody has said" in render_to_string(
            "editorial/parts/files.html", {"files": [change]}
        )
    assert render_to_string("editorial/parts/files.html", {"files": []}).strip() == ""
