"""Rich text that people write in a plain box, without an editor and without a script.

A blank line begins a paragraph, a line that begins with ``- `` is an item of a list (two spaces
more: of a list within it), ``**bold**``, ``__italic__``, ``[words](address)``. That is all that
the editor of the CMS can make of such a text, so that nothing is lost on the way there and back:
``to_html(to_text(html))`` shows what `html` shows.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from bs4 import BeautifulSoup, NavigableString, Tag
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.html import escape
from django.utils.translation import gettext as _

from .writing_marks import Letter, Paragraph, read_paragraphs, write_paragraphs

LISTS = {"ul", "ol"}
BLOCKS = LISTS | {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li"}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
#: Places within the site, which only the editor of the CMS can name.
INTERNAL = re.compile(r"(page|document):[0-9]+")
SPACES = re.compile(r"[ \t\r\n\f]+")


def to_text(html: str) -> str:
    """Return `html`, a rich text as it is stored, as somebody would write it in a plain box."""
    paragraphs = _paragraphs(html)
    written = write_paragraphs(paragraphs, escaped=False)
    if read_paragraphs(written) == paragraphs:
        return written
    # somebody's asterisk would be read as a mark: each gets its backslash
    return write_paragraphs(paragraphs, escaped=True)


def to_html(text: str, *, before: str = "") -> str:
    """Return what was written as `text` as rich text to store.

    `before` is the rich text that the box was shown with: kept as it is when nothing of it was
    changed, and its links to places within the site may be repeated. Raises `ValidationError`
    for a link that leads nowhere.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if before and text == to_text(before):
        return before
    known = {letter.link for told in _paragraphs(before) for letter in told.letters if letter.link}
    paragraphs = read_paragraphs(text)
    for paragraph in paragraphs:
        paragraph.letters[:] = [
            letter._replace(link=_address(letter.link, known)) for letter in paragraph.letters
        ]
    return _html(paragraphs)


def _address(link: str, known: set[str]) -> str:
    if not link or link in known:
        return link
    if re.match(r"(https?:|mailto:|tel:|/(?!/))", link, re.IGNORECASE) is None:
        link = f"mailto:{link}" if "@" in link and "/" not in link else f"https://{link}"
    scheme, _colon, rest = link.partition(":")
    try:
        if scheme.lower() == "mailto":
            validate_email(rest)
        elif scheme.lower() == "tel":
            if not re.fullmatch(r"\+?[0-9]{4,15}", rest):
                raise ValidationError("")
        elif not link.startswith("/"):
            URLValidator(schemes=["http", "https"])(link)
    except ValidationError as error:
        raise ValidationError(
            _("“%(address)s” is no address: write it as www.example.fr."),
            params={"address": link},
        ) from error
    return link


def _paragraphs(html: str) -> list[Paragraph]:
    told: list[Paragraph] = []
    _read_blocks(BeautifulSoup(html or "", "html.parser"), None, told)
    return [paragraph for found in told if (paragraph := found.tidied()).letters]


def _read_blocks(node: Tag, depth: int | None, told: list[Paragraph]) -> None:
    """Add the paragraphs in `node` to `told`; `depth` is that of the list they are in."""
    is_open = False
    for child in node.children:
        if isinstance(child, Tag) and child.name in BLOCKS:
            is_open = False
            if child.name in LISTS:
                _read_blocks(child, 0 if depth is None else depth + 1, told)
            else:
                _read_blocks(child, depth, told)
            continue
        if not is_open:
            told.append(Paragraph(depth, []))
            is_open = True
        _read_inline(child, Letter(""), told[-1].letters)


def _read_inline(node, style: Letter, letters: list[Letter]) -> None:
    if type(node) is NavigableString:
        letters += [style._replace(sign=sign) for sign in SPACES.sub(" ", node)]
    elif isinstance(node, Tag):
        if node.name == "br":
            letters.append(style._replace(sign="\n"))
        elif node.name in BOLD:
            style = style._replace(is_bold=True)
        elif node.name in ITALIC:
            style = style._replace(is_italic=True)
        elif node.name == "a":
            style = style._replace(link=_link_of(node))
        for child in node.children:
            _read_inline(child, style, letters)


def _link_of(anchor: Tag) -> str:
    if anchor.get("linktype") and anchor.get("id"):
        return f"{anchor['linktype']}:{anchor['id']}"
    # what ends the address in the plain text is written as addresses may have it
    return quote(anchor.get("href", ""), safe="!#$%&'*+,/:;=?@[]~")


def _html(paragraphs: Iterable[Paragraph]) -> str:
    written: list[str] = []
    depths: list[int] = []  # of the lists that are open, each with an item that is open
    for paragraph in paragraphs:
        depth = -1 if paragraph.depth is None else min(paragraph.depth, len(depths))
        while len(depths) > depth + 1:
            written.append("</li></ul>")
            depths.pop()
        if depth < 0:
            written.append(f"<p>{_inline(paragraph.letters)}</p>")
            continue
        if len(depths) == depth + 1:
            written.append("</li>")
        else:
            written.append("<ul>")
            depths.append(depth)
        written.append(f"<li>{_inline(paragraph.letters)}")
    written += ["</li></ul>" for _open in depths]
    return "".join(written)


def _inline(letters: list[Letter]) -> str:
    written, style = [], Letter("")
    for letter in [*letters, Letter("")]:
        now = letter._replace(sign="")
        if now != style:
            written += [_closing(style), _opening(now)]
            style = now
        written.append("<br/>" if letter.sign == "\n" else escape(letter.sign))
    return "".join(written)


def _opening(style: Letter) -> str:
    link = ""
    if INTERNAL.fullmatch(style.link):
        kind, _colon, number = style.link.partition(":")
        link = f'<a id="{number}" linktype="{kind}">'
    elif style.link:
        link = f'<a href="{escape(style.link)}">'
    return link + "<b>" * style.is_bold + "<i>" * style.is_italic


def _closing(style: Letter) -> str:
    return "</i>" * style.is_italic + "</b>" * style.is_bold + "</a>" * bool(style.link)
