"""What the editor of the CMS can make is written in a plain box, and comes back as it was."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from cms.editorial.plain_writing import to_html, to_text

PAIRS = [
    ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
    ("Un.\nDeux.", "<p>Un.<br/>Deux.</p>"),
    ("Je fais :\n\n- un\n- deux", "<p>Je fais :</p><ul><li>un</li><li>deux</li></ul>"),
    ("- un\n  - dedans\n- deux", "<ul><li>un<ul><li>dedans</li></ul></li><li>deux</li></ul>"),
    ("Du **gras** et de l’__italique__.", "<p>Du <b>gras</b> et de l’<i>italique</i>.</p>"),
    ("**Tra**duction", "<p><b>Tra</b>duction</p>"),
    (
        "Voir [mon site](https://exemple.fr/a?b=1&c=2).",
        '<p>Voir <a href="https://exemple.fr/a?b=1&amp;c=2">mon site</a>.</p>',
    ),
    ("2 * 3 = 6, a_b__c, 5**", "<p>2 * 3 = 6, a_b__c, 5**</p>"),
    (r"\*\*rien de gras\*\*", "<p>**rien de gras**</p>"),
    (r"\- pas une liste", "<p>- pas une liste</p>"),
    ("<b>rien</b> & rien", "<p>&lt;b&gt;rien&lt;/b&gt; &amp; rien</p>"),
]


@pytest.mark.parametrize(("text", "html"), PAIRS)
def test_what_is_written_becomes_rich_text_and_is_shown_again_as_it_was(text, html):
    assert to_html(text) == html
    assert to_text(html) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\r\n\r\nb", "<p>a</p><p>b</p>"),
        ("Je fais :\n• un\n• deux", "<p>Je fais :</p><ul><li>un</li><li>deux</li></ul>"),
        ("[moi](www.exemple.fr)", '<p><a href="https://www.exemple.fr">moi</a></p>'),
        ("[moi](moi@exemple.fr)", '<p><a href="mailto:moi@exemple.fr">moi</a></p>'),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_people_write_as_they_do(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//", "page:3", "n’importe", "tel:non"]
)
def test_a_link_that_leads_nowhere_is_refused(address):
    text = f"[ici]({address})"
    try:
        html = to_html(text)
    except ValidationError:
        return
    assert "<a" not in html


def test_a_link_that_the_cci_made_within_the_site_stays_where_the_text_changes():
    before = '<p>Voir <a id="3" linktype="page">le village</a>.</p>'
    written = to_text(before)
    assert written == "Voir [le village](page:3)."
    assert to_html(f"{written} Bien.", before=before) == before.replace(".</p>", ". Bien.</p>")
    with pytest.raises(ValidationError):
        to_html("Voir [un autre](page:4).", before=before)


def test_what_nobody_touched_stays_as_it_is_stored():
    before = '<h2 id="x">Titre</h2><p data-block-key="k1">Un <b>mot </b>ici.</p><p></p>'
    assert to_html(to_text(before).replace("\n", "\r\n"), before=before) == before


WORDS = st.text(st.sampled_from("ab*_-[]()\\ •–é\u00a0"), min_size=1, max_size=8)
STYLED = st.builds(
    lambda words, mark: mark.format(words.replace("&", "").replace("<", "")),
    WORDS,
    st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", '<a href="/x/">{}</a>', "<b><i>{}</i></b>"]),
)
LINES = st.lists(STYLED, min_size=1, max_size=4).map("".join)
PARAGRAPHS = st.one_of(
    LINES.map("<p>{}</p>".format),
    st.lists(LINES, min_size=2, max_size=2).map(lambda two: f"<p>{'<br/>'.join(two)}</p>"),
    st.lists(LINES, min_size=1, max_size=3).map(
        lambda items: "<ul>{}</ul>".format("".join(f"<li>{item}</li>" for item in items))
    ),
)


def letters(html: str) -> str:
    return "".join(BeautifulSoup(html, "html.parser").get_text().split())


@given(st.lists(PARAGRAPHS, max_size=4).map("".join))
@example("<p>[<br/>\xa0</p><p>[</p>")
def test_there_and_back_nothing_is_lost(html):
    text = to_text(html)
    once = to_html(text)
    assert to_text(once) == text
    assert to_html(to_text(once)) == once
    assert letters(once) == letters(html)


@given(st.text(max_size=60))
def test_whatever_is_typed_makes_harmless_markup(text):
    try:
        html = to_html(text)
    except ValidationError:
        return
    assert "<script" not in html
    assert to_html(to_text(html)) == html
