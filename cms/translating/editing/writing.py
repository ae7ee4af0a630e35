"""A passage as somebody types it in a plain box, and as a segment stores it."""

import re

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.editorial.plain_writing import to_html, to_text
from cms.editorial.writing_marks import LINK, read_paragraphs

#: What a keyboard cannot type, but a paste may bring along.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: A translation that is so much longer than its French is another text, pasted by mistake.
LONGEST_RATIO, ALWAYS_ALLOWED = 5, 1000


def as_typed(text: str, *, is_rich: bool) -> str:
    """Return the stored `text` as it stands in its box."""
    return to_text(text) if is_rich else text


def tidied(typed: str) -> str:
    """Return what was typed without what nobody sees."""
    return UNSEEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()


def as_stored(typed: str, segment: dict) -> str:
    """Return `typed`, the translation of `segment`, as it is stored.

    Raises `ValidationError` for more than one paragraph, for an address that is none and for a
    text that is far too long.
    """
    source, is_rich = segment["source"], segment["is_rich"]
    if not typed:
        return ""
    if len(typed) > max(ALWAYS_ALLOWED, LONGEST_RATIO * len(source)):
        raise ValidationError(_("This is far longer than the French: is it the right passage?"))
    if "\n" in typed and not re.search(r"\n|<br", source):
        typed = _on_one_line(typed)
    if not is_rich:
        if re.search(r"\n\s*\n", typed):
            raise ValidationError(_one_paragraph())
        return typed
    paragraphs = read_paragraphs(typed)
    if len(paragraphs) != 1 or paragraphs[0].depth is not None:
        raise ValidationError(_one_paragraph())
    html = to_html(typed, before=source)
    return html.removeprefix("<p>").removesuffix("</p>")


def missing_links(source: str, text: str) -> list[tuple[str, str]]:
    """Return the links of the rich text `source` that `text` lacks: words and address."""
    kept = {link for _words, link in _links(text)}
    return [(words, link) for words, link in _links(source) if link not in kept]


def words_of(html: str) -> str:
    """Return the words of a rich text, without its marks."""
    return BeautifulSoup(html, "html.parser").get_text()


def _links(html: str) -> list[tuple[str, str]]:
    return [(found["words"], found["link"]) for found in LINK.finditer(to_text(html))]


def _on_one_line(typed: str) -> str:
    if re.search(r"\n\s*\n|\n *[-•–*] ", typed):
        raise ValidationError(_one_paragraph())
    return " ".join(typed.split("\n"))


def _one_paragraph() -> str:
    return _("Write one paragraph here, without a list: each of the others has its own box.")
