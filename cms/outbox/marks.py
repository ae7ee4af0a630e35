"""Words struck and added in the plain text of a letter, and how its HTML shows them."""

import re

from django.template.defaultfilters import linebreaksbr, urlize
from django.utils.safestring import SafeString, mark_safe

STRUCK = "[− {} −]"
ADDED = "[+ {} +]"

# what mail programs show without a style sheet; the colours are those of tokens.css
_SHOWN = [
    (re.compile(r"\[− (.+?) −\]", re.DOTALL), r'<del style="color: #8f2d14">\1</del>'),
    (
        re.compile(r"\[\+ (.+?) \+\]", re.DOTALL),
        r'<ins style="background: #e6efd8; text-decoration: underline">\1</ins>',
    ),
]


def as_html(paragraph: str) -> SafeString:
    """Return a paragraph of a letter as HTML: all of it escaped, its addresses links, what is
    marked as struck or added shown as such."""
    shown = linebreaksbr(urlize(paragraph, autoescape=True), autoescape=False)
    for marked, tag in _SHOWN:
        shown = marked.sub(tag, shown)
    return mark_safe(shown)  # noqa: S308 urlize has escaped every word of it
