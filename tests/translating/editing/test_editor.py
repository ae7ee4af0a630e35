"""A page is translated on one screen, passage by passage."""

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.editorial.publication import without_review
from cms.translating import acts
from cms.translating.models import Translation
from cms.translation.models import Wording

from .editor import WHOLE, texts


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


def change_french(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    with without_review():
        page.save_revision().publish()


def test_what_somebody_else_saved_is_shown_and_not_written_over(editor, marciac, colleague):
    shown = editor.open()
    begun = acts.begin(marciac, "en", by=colleague)
    acts.write(begun, {"summary": "Theirs.", "presentation.0": "Theirs too."}, by=colleague)
    answer = editor.post(shown=shown, summary="Mine.")
    assert answer.status_code == 409
    assert texts()["summary"] == "Theirs."
    told = {p.path: p for _label, found in answer.context["groups"] for p in found}
    assert told["summary"].value == "Mine."
    assert told["summary"].meanwhile
    # a box that nobody touched shows what is saved: saving again undoes nothing
    assert told["presentation.0"].value == "Theirs too."
    assert editor.post(shown=answer).status_code == 302
    assert texts() == {"summary": "Mine.", "presentation.0": "Theirs too."}


def test_french_that_changes_while_somebody_types_is_told(editor, marciac):
    shown = editor.open()
    change_french(marciac, summary="Une bastide, un lac et le jazz.")
    answer = editor.post(shown=shown, summary="A bastide and a lake.")
    assert answer.status_code == 409
    assert not Translation.objects.exists()
    content = answer.content.decode()
    assert "A bastide and a lake." in content
    assert "le jazz" in content


def test_the_former_translation_stands_beside_what_changed(editor, marciac, moderator):
    Reviewer.objects.create(user=moderator, languages=["en"])
    editor.post(act="submit", **WHOLE)
    review.approve(review.waiting_states().get(), by=moderator)
    change_french(marciac, summary="Une bastide et deux lacs.")
    answer = editor.open()
    passage = answer.context["missing"][0]
    assert (passage.value, passage.former) == ("", WHOLE["summary"])
    assert "<del>" in answer.content.decode()
    editor.post("former-summary")
    assert texts()["summary"] == WHOLE["summary"]


def test_names_are_the_same_as_in_french(editor):
    editor.post("same-summary")
    assert texts()["summary"] == "Une bastide et un lac."


def test_the_preview_is_whole_or_all_in_french(editor):
    address = editor.address + "preview/"
    assert editor.client.get(address).status_code == 404
    editor.post(summary=WHOLE["summary"])
    told = editor.client.get(address).content.decode()
    assert WHOLE["summary"] not in told
    editor.post(**WHOLE)
    told = editor.client.get(address).content.decode()
    assert WHOLE["summary"] in told
    assert "Une bastide" not in told


def test_who_decides_reads_source_old_and_new_side_by_side(editor, moderator, client_of):
    Reviewer.objects.create(user=moderator, languages=["en"])
    editor.post(act="submit", summary="Bastide.", **{"presentation.0": "The market."})
    address = f"/admin/review/{review.waiting_states().get().pk}/"
    told = client_of(moderator).get(address).content.decode()
    assert '<div lang="fr">' in told
    assert '<div lang="en">' in told
    assert "https://marche.example/" in told  # the link that is missing
