"""The pieces of a text: drawn once, in order, and nothing in them but text."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail import blocks

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.files import files_shown
from cms.media.models import SiteDocument, SiteImage
from tests import factories

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    '<p onclick="alert(1)" style="color:red">'
    f'Lire <a href="javascript:alert(1)">ici</a>{SCRIPT}</p>'
)


def drawn(*pieces):
    """Return the text made of `pieces`, each its kind and its raw value, as a page shows it."""
    stream = blocks.StreamBlock(TEXT_BLOCKS)
    text = stream.to_python([{"type": kind, "value": value} for kind, value in pieces])
    html = render_to_string("components/blocks/text.html", {"text": text})
    return BeautifulSoup(html, "html.parser")


def test_pieces_come_in_the_order_in_which_they_were_put():
    text = drawn(
        ("quotation", {"text": "Un mot"}),
        ("prose", "<h2>Puis</h2><p>un texte</p>"),
    )
    assert [piece.name for piece in text.select_one(".text").find_all(True, recursive=False)] == [
        "figure",
        "div",
    ]


def test_a_quotation_says_whose_words_they_are():
    figure = drawn(
        ("quotation", {"text": "On y est bien.", "author": "Anne", "author_role": "relieuse"})
    ).figure
    assert figure.blockquote.text.strip() == "On y est bien."
    assert figure.figcaption.get_text(" ", strip=True) == "Anne relieuse"


def test_words_of_nobody_have_no_caption():
    assert drawn(("quotation", {"text": "On dit que…"})).figcaption is None


def test_steps_are_a_list_in_order_under_a_heading():
    steps = [{"title": "Écrire", "text": "Une ligne\nsuffit."}, {"title": "Venir", "text": ""}]
    section = drawn(("steps", {"heading": "Comment faire", "steps": steps})).section
    assert section.h2.text == "Comment faire"
    assert [step.h3.text for step in section.ol.find_all("li")] == ["Écrire", "Venir"]
    assert [len(step.find_all("p")) for step in section.ol.find_all("li")] == [1, 0]
    assert section.br


def test_questions_open_without_a_script():
    entries = [{"question": "Combien ?", "answer": "<p>Rien.</p>"}]
    section = drawn(("questions", {"heading": "Questions", "questions": entries})).section
    assert section.h2.text == "Questions"
    assert section.select_one("details > summary > h3").text == "Combien ?"
    assert section.select_one("details > .prose p").text == "Rien."


def test_a_picture_is_shown_with_its_caption_and_its_credit():
    image = factories.SiteImageFactory(credit="Jo Duffau")
    figure = drawn(("picture", {"image": image.pk, "caption": "La halle"})).figure
    assert figure.img["alt"] == image.description
    assert "La halle" in figure.figcaption.text
    assert "Jo Duffau" in figure.figcaption.text


def test_a_picture_that_is_gone_leaves_no_trace():
    assert drawn(("picture", {"image": 999_999, "caption": "La halle"})).figure is None


@pytest.mark.parametrize(
    "piece",
    [
        ("prose", HOSTILE),
        ("quotation", {"text": HOSTILE, "author": HOSTILE, "author_role": HOSTILE}),
        ("steps", {"heading": HOSTILE, "steps": [{"title": HOSTILE, "text": HOSTILE}]}),
        (
            "questions",
            {"heading": HOSTILE, "questions": [{"question": HOSTILE, "answer": HOSTILE}]},
        ),
    ],
    ids=lambda piece: piece[0],
)
def test_nothing_that_was_written_runs(piece):
    text = drawn(piece)
    assert not text.select("script, [onclick], [style]")
    assert not [a for a in text.select("a[href]") if "javascript" in a["href"]]
    assert "Lire" in text.text


def test_nothing_in_a_picture_s_caption_runs():
    image = factories.SiteImageFactory(credit=SCRIPT)
    figure = drawn(("picture", {"image": image.pk, "caption": SCRIPT})).figure
    assert not figure.select("script")
    assert figure.figcaption.text.count("alert(1)") == 2


def test_files_are_found_wherever_a_text_names_them():
    chosen, inside = factories.SiteImageFactory.create_batch(2)
    leaflet = factories.SiteDocumentFactory()
    old_picture = f'<embed embedtype="image" id="{inside.pk}" format="left" alt=""/>'
    page = factories.StandardPageFactory(
        body=[
            {"type": "picture", "value": {"image": chosen.pk, "caption": ""}},
            {
                "type": "prose",
                "value": f"<p>Avant</p>{old_picture}",
            },
            {
                "type": "questions",
                "value": {
                    "heading": "Questions",
                    "questions": [
                        {
                            "question": "Où lire ?",
                            "answer": f'<p><a linktype="document" id="{leaflet.pk}">Ici</a></p>',
                        }
                    ],
                },
            },
        ]
    )
    assert files_shown(page) == {
        (SiteImage, chosen.pk),
        (SiteImage, inside.pk),
        (SiteDocument, leaflet.pk),
    }
