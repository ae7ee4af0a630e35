"""A page is translated on one screen, passage by passage."""

import pytest
from django.urls import reverse

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.translating.models import Translation
from cms.translation.models import Wording
from tests import factories


@pytest.fixture
def marciac(village_index):
    return factories.VillagePageFactory(
        title="Marciac",
        slug="marciac",
        insee_code="32233",
        parent=village_index,
        summary="Une bastide et un lac.",
        presentation='<p>Le <b>marché</b>, <a href="https://marche.example/">ici</a>.</p>',
    )


@pytest.fixture
def editor(marciac, committee, client_of):
    """The committee's browser, on the English of its village."""
    return Editor(client_of(committee, HTTP_ACCEPT_LANGUAGE="en"), marciac)


class Editor:
    def __init__(self, client, page, language="en"):
        self.client = client
        self.address = reverse("translating:edit", args=[page.pk, language])

    def open(self):
        return self.client.get(self.address)

    def post(self, *ticks, act="save", shown=None, **texts):
        """Send the form as it was shown, with `texts` in the place of those in its boxes."""
        shown = (shown or self.open()).context
        form = {
            "loaded_revision_id": shown["revision"],
            "french": shown["french"],
            act: "1",
        }
        for _label, passages in shown["groups"]:
            form |= {f"text-{passage.path}": passage.value for passage in passages}
        form |= {f"text-{path}": text for path, text in texts.items()}
        return self.client.post(self.address, form | dict.fromkeys(ticks, "1"))


WHOLE = {
    "summary": "A bastide and a lake.",
    "presentation.0": "The **market**, [here](https://marche.example/).",
}


def texts():
    translation = Translation.objects.get()
    version = translation.get_latest_revision_as_object()
    return {segment["path"]: segment["text"] for segment in version.segments}


def test_looking_begins_nothing(editor):
    assert editor.open().status_code == 200
    assert not Translation.objects.exists()


def test_a_draft_is_saved_with_gaps_and_its_marks(editor):
    saved = editor.post(**{"presentation.0": WHOLE["presentation.0"]})
    assert saved.status_code == 302
    told = texts()
    assert told["summary"] == ""
    assert told["presentation.0"] == (
        'The <b>market</b>, <a href="https://marche.example/">here</a>.'
    )
    shown = editor.open().content.decode()
    assert "The **market**, [here](https://marche.example/)." in shown


def test_a_whole_translation_is_submitted_approved_and_read(editor, moderator, marciac):
    Reviewer.objects.create(user=moderator, languages=["en"])
    assert editor.post(act="submit", **WHOLE).status_code == 302
    state = review.waiting_states().get()
    review.approve(state, by=moderator)
    content = Wording.objects.get().content
    assert content["summary"] == WHOLE["summary"]
    assert 'href="https://marche.example/"' in content["presentation"]
