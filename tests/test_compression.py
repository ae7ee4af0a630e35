"""Pages are light on the wire; pictures are sent as they are."""

import gzip

import pytest

pytestmark = pytest.mark.django_db


def test_a_page_is_compressed_for_who_can_read_that(visitor, marciac):
    plain = visitor.get("/fr/villages/marciac/")
    packed = visitor.get("/fr/villages/marciac/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


def test_a_picture_is_not_compressed_again(visitor, village_index):
    from tests import factories

    page = factories.VillagePageFactory(parent=village_index, with_photographs=True)
    rendition = page.photographs.first().image.get_rendition("width-320")
    answer = visitor.get(rendition.url, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
    answer.close()
