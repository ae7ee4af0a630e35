"""What of a change goes into a mail, and how its marks are shown there."""

import pytest
from bs4 import BeautifulSoup

from cms.editorial.changes import Change, excerpt
from cms.editorial.changes.words import difference
from cms.outbox.marks import as_html


def spoken(before: str, after: str, label="Presentation") -> Change:
    return Change("x", label, "text", before, after, words=difference(before, after))


LONG = " ".join(f"mot{n}" for n in range(300))


def test_excerpt_leaves_out_the_words_that_stay_far_from_a_change():
    told = excerpt([spoken(f"{LONG} lundi {LONG}", f"{LONG} mardi {LONG}")], 500).text
    assert "mot299 [− lundi −][+ mardi +] mot0" in told
    assert told.count("[…]") == 2
    assert "mot150" not in told


@pytest.mark.parametrize(("before", "after"), [("", LONG), (LONG, ""), (LONG, f"x {LONG[::-1]}")])
def test_excerpt_of_one_long_change_closes_the_marks_that_it_opens(before, after):
    for most in range(20, 120):
        found = excerpt([spoken(before, after)], most)
        assert found.is_cut
        assert len(found.text) <= most + 5
        for opened, closed in (("[− ", " −]"), ("[+ ", " +]")):
            assert found.text.count(opened) == found.text.count(closed)


def test_excerpt_tells_short_fields_whole_and_names_the_others():
    changes = [spoken("", "a", "One"), spoken("", LONG, "Two"), spoken("", "b", "Three")]
    found = excerpt(changes, 200)
    assert (found.others, found.is_cut) == (("Two",), False)
    assert "[+ a +]" in found.text
    assert "[+ b +]" in found.text


def test_marks_are_tags_in_html_and_everything_else_is_escaped():
    html = as_html("[− a <b>b</b> −][+ c\n  https://x.test/?a=1&b=2 +] <script> [+ open")
    page = BeautifulSoup(html, "html.parser")
    assert page.find("del").text == "a <b>b</b>"
    assert page.find("ins").a["href"] == "https://x.test/?a=1&b=2"
    assert not page.find(["b", "script"])
    assert page.text.endswith("<script> [+ open")
