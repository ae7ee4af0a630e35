"""The before and after that moderators and authors read."""

from datetime import date

import pytest

from cms.editorial.changes import Change, as_text, compare
from cms.editorial.changes.words import difference, plain_text
from tests import factories
from villages.models import CommitteePerson, VillagePhotograph

pytestmark = pytest.mark.django_db


def changed(page, **fields):
    """Return the page as it would be with `fields`, unsaved."""
    draft = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def names(changes):
    return [change.name for change in changes]


def test_nothing_differs_from_itself(marciac):
    assert compare(marciac, marciac.get_latest_revision_as_object()) == []


def test_every_editable_field_of_a_village_is_compared(marciac):
    edited = set(type(marciac).get_edit_handler().get_form_options()["fields"])
    before = type(marciac)(title="", latitude=43.5, longitude=0.1)
    after = changed(marciac)
    told = set(names(compare(before, after)))
    empty = {n for n in edited if getattr(after, n, None) in (None, "", [])}
    assert edited - told - empty <= {"latitude", "comment_notifications"}


def test_fields_come_in_the_order_of_the_form(marciac):
    told = names(compare(marciac, changed(marciac, shops=["bank"], summary="x", title="Y")))
    assert told == ["title", "summary", "shops"]


def test_words_are_struck_and_added(marciac):
    marciac.summary = "Un marché le mercredi."
    change = compare(marciac, changed(marciac, summary="Un marché le lundi."))[0]
    assert ("struck", "mercredi") in change.words
    assert ("added", "lundi") in change.words


def test_a_passage_that_changed_is_read_in_one_go():
    assert difference("le chat noir, ici", "un chien blanc, ici") == [
        ("struck", "le chat noir"),
        ("added", "un chien blanc"),
        ("same", ", ici"),
    ]


def test_a_very_long_text_is_compared_by_paragraph():
    before = "\n".join(f"Paragraphe {n} mot mot mot." for n in range(2000))
    pieces = difference(before, before.replace("Paragraphe 7 mot", "Paragraphe 7 autre mot"))
    assert [kind for kind, _text in pieces] == ["same", "struck", "added", "same"]


def test_lists_say_what_was_added_and_removed(marciac):
    marciac.shops = ["bakery", "bank"]
    change = compare(marciac, changed(marciac, shops=["bakery", "cafe"]))[0]
    assert (len(change.added), len(change.removed)) == (1, 1)


def test_a_new_link_under_the_same_words_is_seen(marciac):
    marciac.presentation = '<p>Voir <a href="https://bon.example">ici</a></p>'
    other = '<p>Voir <a href="https://mauvais.example">ici</a></p>'
    change = compare(marciac, changed(marciac, presentation=other))[0]
    assert "https://mauvais.example" in change.after


def test_paragraph_keys_of_the_editor_are_no_change(marciac):
    marciac.presentation = "<p>Bonjour</p>"
    keyed = '<p data-block-key="abc12">Bonjour</p>'
    assert compare(marciac, changed(marciac, presentation=keyed)) == []


def test_numbered_and_plain_lists_read_differently():
    assert plain_text("<ol><li>a</li><li>b</li></ol>") == "1. a\n2. b"
    assert plain_text("<ul><li>a</li></ul>") == "• a"


def test_an_unknown_value_becoming_no_is_a_change(marciac):
    marciac.has_after_school_care = None
    assert names(compare(marciac, changed(marciac, has_after_school_care=False))) == [
        "has_after_school_care"
    ]


def test_dates_are_in_words(marciac):
    change = compare(marciac, changed(marciac, health_checked_on=date(2026, 5, 12)))[0]
    assert change.after == "12 mai 2026"


def test_rows_added_removed_and_moved(marciac):
    marciac.committee = [CommitteePerson(name="Ada"), CommitteePerson(name="Bob")]
    marciac.save()
    ada, bob = marciac.committee.order_by("pk")
    draft = changed(marciac)
    draft.committee = [bob, CommitteePerson(name="Cleo", role="maire")]
    change = compare(marciac, draft)[0]
    assert [(row.kind, row.title) for row in change.rows] == [
        ("removed", "Ada"),
        ("added", "Cleo (maire)"),
    ]
    draft.committee = [bob, ada]
    assert [row.kind for row in compare(marciac, draft)[0].rows] == ["moved"]


def test_a_replaced_photograph_shows_both_pictures(marciac):
    old, new = factories.SiteImageFactory(), factories.SiteImageFactory()
    marciac.photographs = [VillagePhotograph(image=old)]
    marciac.save()
    row = marciac.photographs.get()
    draft = changed(marciac)
    draft.photographs = [VillagePhotograph(pk=row.pk, image=new, sort_order=row.sort_order)]
    inner = compare(type(marciac).objects.get(pk=marciac.pk), draft)[0].rows[0].changes[0]
    assert (inner.picture_before, inner.picture_after) == (old, new)


def test_skills_are_a_list(member_page):
    draft = changed(member_page)
    draft.skills.add("Traduction")
    change = compare(member_page, draft)[0]
    assert change.added == ["Traduction"]


def test_plain_text_for_mails(marciac):
    marciac.summary, marciac.shops = "Le lundi", ["bakery"]
    text = as_text(compare(marciac, changed(marciac, summary="Le mardi", shops=[])))
    assert "[− lundi −][+ mardi +]" in text
    assert "− " in text.splitlines()[-1]


def test_a_year_is_written_as_a_year(marciac):
    home = factories.HousingPageFactory(parent=marciac, energy_cost_year=2021)
    (change,) = compare(home, changed(home, energy_cost_year=2023))
    assert (change.before, change.after) == ("2021", "2023")


def test_addresses_and_numbers_are_told_whole(marciac):
    told = compare(marciac, changed(marciac, contact_phone="0562000099", contact_email="a@b.test"))
    assert {change.kind for change in told} == {"value"}


def test_what_is_far_from_any_change_is_folded():
    words = [f"mot{n}" for n in range(300)]
    before = " ".join(words)
    words[150] = "autre"
    change = Change("t", "T", "text", words=difference(before, " ".join(words)))
    folded = "".join(text for kind, text in change.folded_words if kind != "struck")
    assert folded.startswith("[…] mot120 ")
    assert "mot149 autre mot151" in folded
    assert folded.rstrip().endswith("mot180 […]")
    assert len(change.words) == len(change.folded_words)


def test_short_text_is_not_folded():
    change = Change("t", "T", "text", words=difference("le chat noir", "le chat blanc"))
    assert change.folded_words == change.words
