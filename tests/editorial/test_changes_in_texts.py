"""What moderators read when a text made of blocks has changed."""

import pytest

from cms.editorial.changes import as_text, compare
from tests import factories

pytestmark = pytest.mark.django_db

PROSE = {"type": "prose", "id": "one", "value": "<p>Un marché le mercredi.</p>"}
WORDS = {"type": "quotation", "id": "two", "value": {"text": "On y est bien.", "author": "Anne"}}
STEPS = {
    "type": "steps",
    "id": "three",
    "value": {
        "heading": "Comment faire",
        "steps": [
            {"type": "item", "id": "a", "value": {"title": "Écrire", "text": ""}},
            {"type": "item", "id": "b", "value": {"title": "Venir", "text": "En été."}},
        ],
    },
}


@pytest.fixture
def page():
    return factories.StandardPageFactory(body=[PROSE, WORDS, STEPS])


def rows(page, body):
    """Return what differs between the page and the page with this text."""
    draft = type(page).objects.get(pk=page.pk)
    draft.body = body
    changes = compare(page, draft)
    return changes[0].rows if changes else []


def told(page, body):
    return [(row.kind, row.title) for row in rows(page, body)]


def test_nothing_differs_from_itself(page):
    assert compare(page, page.get_latest_revision_as_object()) == []
    assert rows(page, [PROSE, WORDS, STEPS]) == []


def test_words_are_struck_and_added_in_the_block_they_are_in(page):
    changed = PROSE | {"value": '<p data-block-key="x1">Un marché le lundi.</p>'}
    [row] = rows(page, [changed, WORDS, STEPS])
    assert (row.kind, row.title) == ("changed", "1. Texte")
    assert ("struck", "mercredi") in row.changes[0].words
    assert ("added", "lundi") in row.changes[0].words


def test_paragraph_keys_of_the_editor_are_no_change(page):
    keyed = PROSE | {"value": '<p data-block-key="x1">Un marché le mercredi.</p>'}
    assert rows(page, [keyed, WORDS, STEPS]) == []


def test_a_new_link_under_the_same_words_is_seen(page):
    linked = PROSE | {"value": '<p><a href="https://mauvais.example">Un marché</a>.</p>'}
    assert "https://mauvais.example" in rows(page, [linked, WORDS, STEPS])[0].changes[0].after


def test_a_part_of_a_block_is_told_by_its_name(page):
    changed = WORDS | {"value": WORDS["value"] | {"author": "Bruno"}}
    [row] = rows(page, [PROSE, changed, STEPS])
    assert [(c.name, c.before, c.after) for c in row.changes] == [("author", "Anne", "Bruno")]


def test_blocks_added_and_removed_show_all_their_words(page):
    added = {"type": "prose", "id": "new", "value": "<p>Tout neuf.</p>"}
    removed_row, added_row = rows(page, [PROSE, STEPS, added])
    assert (removed_row.kind, added_row.kind) == ("removed", "added")
    assert [change.before for change in removed_row.changes] == ["On y est bien.", "Anne"]
    assert added_row.changes[0].after == "Tout neuf."


def test_a_new_order_is_told(page):
    assert [kind for kind, _title in told(page, [WORDS, PROSE, STEPS])] == ["moved"]


def test_a_block_that_becomes_another_kind_is_another_block(page):
    other = {"type": "prose", "id": "two", "value": "<p>On y est bien.</p>"}
    assert [kind for kind, _title in told(page, [PROSE, other, STEPS])] == ["removed", "added"]


def test_a_step_that_changed_is_told_inside_its_block(page):
    items = STEPS["value"]["steps"]
    later = items[1] | {"value": {"title": "Venir", "text": "En hiver."}}
    changed = STEPS | {"value": STEPS["value"] | {"steps": [items[0], later]}}
    [row] = rows(page, [PROSE, WORDS, changed])
    [steps] = row.changes
    assert [inner.kind for inner in steps.rows] == ["changed"]
    assert steps.rows[0].changes[0].after == "En hiver."


def test_a_replaced_picture_shows_both(page):
    old, new = factories.SiteImageFactory.create_batch(2)

    def picture(image):
        return {"type": "picture", "id": "p", "value": {"image": image.pk, "caption": ""}}

    page.body = [picture(old)]
    [row] = rows(page, [picture(new)])
    assert (row.changes[0].picture_before, row.changes[0].picture_after) == (old, new)


def test_what_a_block_holds_is_told_in_words_not_in_code(page):
    page.body = []
    changes = compare(None, type(page)(title="Neuf", body=[PROSE, WORDS, STEPS]))
    mail = as_text(changes)
    assert "Un marché le mercredi." in mail
    assert "Comment faire" in mail
    assert not {"<", "{", "StructValue", "None"} & set(mail.split())
    assert "<p>" not in mail
    assert "StreamValue" not in mail
