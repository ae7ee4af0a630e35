"""Who may not open the editor, and what it does not take."""

import pytest
from django.urls import reverse

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.translating import acts
from cms.translating.models import Translation
from tests import factories

from .editor import WHOLE, Editor, texts


@pytest.mark.parametrize("language", ["fr", "xx", "nl-BE"])
def test_only_the_languages_of_the_site_are_translated_into(editor, marciac, language):
    address = reverse("translating:edit", args=[marciac.pk, language])
    assert editor.client.get(address).status_code == 404


def test_nobody_translates_what_is_not_theirs(editor, marciac, lectoure, translator, client_of):
    factories.MandateFactory(user=translator, page=marciac, role="translator", language="es")
    for person, page in [(None, lectoure), (translator, marciac)]:
        client = client_of(person) if person else editor.client
        address = reverse("translating:edit", args=[page.pk, "en"])
        for answer in (client.get(address), client.post(address, {"save": "1"})):
            assert answer.status_code in {302, 403}
            if answer.status_code == 302:
                assert answer["Location"] == "/admin/"
        assert client.get(address + "preview/").status_code in {302, 403}
    assert not Translation.objects.exists()


def test_a_draft_has_nothing_to_translate(editor, marciac):
    marciac.unpublish()
    answer = editor.open()
    assert answer.status_code in {302, 403}


def test_what_cannot_be_read_or_is_far_too_long_is_told_and_the_rest_is_saved(editor):
    answer = editor.post(
        **{"summary": "A bastide\0 and a lake.", "presentation.0": "word " * 10_000}
    )
    assert answer.status_code == 422
    assert [passage.path for passage in answer.context["wrong"]] == ["presentation.0"]
    assert texts()["summary"] == WHOLE["summary"]
    assert texts()["presentation.0"] == ""
    assert "word word word" in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["One.\n\nTwo.", "- an item", "[here](nowhere at all)x [a](javascript:x)"]
)
def test_a_passage_is_one_paragraph_whose_links_lead_somewhere(editor, typed):
    answer = editor.post(**{"presentation.0": typed})
    assert answer.status_code == 422
    assert answer.context["wrong"]


def test_no_tag_is_ever_written(editor):
    editor.post(**{"presentation.0": "<script>alert(1)</script> <b>x</b>"})
    assert "<" not in texts()["presentation.0"]


def test_more_than_the_french_field_holds_is_refused(editor, marciac):
    limit = marciac._meta.get_field("summary").max_length
    assert editor.post(summary="x" * (limit + 1)).status_code == 422
    assert texts()["summary"] == ""
    assert editor.post(summary="x" * limit).status_code == 302


def test_an_incomplete_translation_is_kept_but_not_submitted(editor):
    answer = editor.post(act="submit", summary=WHOLE["summary"])
    assert answer.status_code == 422
    assert 'href="#presentation.0"' in answer.content.decode()
    assert texts()["summary"] == WHOLE["summary"]
    assert not review.waiting_states().exists()


def test_a_proposal_counts_as_read_only_when_somebody_says_so(editor, marciac, committee):
    begun = acts.begin(marciac, "en", by=committee)
    acts.write(begun, {"summary": "A bastide.", "presentation.0": "The"}, by=committee)
    acts.write(begun, {"summary": "A lake."}, by=committee, is_machine=True)
    assert editor.post(act="submit").status_code == 422
    assert not review.waiting_states().exists()
    assert editor.post("read-summary", act="submit").status_code == 302
    assert review.waiting_states().exists()


def test_what_waits_is_locked_for_its_people_until_withdrawn(editor):
    shown = editor.open()
    editor.post(act="submit", **WHOLE)
    answer = editor.post(shown=shown, summary="Something else.")
    assert answer.status_code == 409
    assert "Something else." in answer.content.decode()
    assert texts()["summary"] == WHOLE["summary"]
    assert "readonly" in editor.open().content.decode()
    assert editor.post(act="withdraw").status_code == 302
    assert not review.waiting_states().exists()


def test_a_moderator_who_reads_the_language_corrects_here(editor, marciac, moderator, client_of):
    Reviewer.objects.update_or_create(user=moderator, defaults={"languages": ["en"]})
    editor.post(act="submit", **WHOLE)
    desk = Editor(client_of(moderator), marciac)
    answer = desk.post(summary="A bastide, a lake.")
    corrected = review.waiting_states().get()
    assert corrected.corrected_by == moderator
    assert answer["Location"] == reverse("editorial:review", args=[corrected.pk])


def test_wagtails_own_form_leads_here(editor, marciac, committee):
    begun = acts.begin(marciac, "en", by=committee)
    address = reverse("wagtailadmin_pages:edit", args=[begun.pk])
    for answer in (editor.client.get(address), editor.client.post(address, {"title": "X"})):
        assert answer["Location"] == editor.address
    assert Translation.objects.get().title == marciac.title
