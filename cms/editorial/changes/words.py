"""Texts: what was struck and what was added, word by word."""

import re
from difflib import SequenceMatcher
from html.parser import HTMLParser

#: Beyond this many words a text is compared paragraph by paragraph: the time that word by
#: word takes grows with the square.
LONG_TEXT_WORDS = 3000

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "hr", "br"}


def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Return `after` told from `before`: pieces ``("same" | "struck" | "added", text)``.

    A space or a comma that happens to be common does not cut a passage that changed: it is
    read in one go, once struck and once added.
    """
    a, b = _WORDS.findall(before), _WORDS.findall(after)
    if len(a) + len(b) > LONG_TEXT_WORDS:
        a, b = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[tuple[str, str]] = []
    struck = added = ""
    for operation, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        old, new = "".join(a[a1:a2]), "".join(b[b1:b2])
        is_glue = operation == "equal" and not re.search(r"\w", old) and (struck or added)
        if operation == "equal" and not is_glue:
            pieces += [("struck", struck), ("added", added), ("same", old)]
            struck = added = ""
        else:
            struck, added = struck + old, added + new
    end = re.search(r"\W*$", struck).group()
    end = end if added.endswith(end) else ""
    pieces += [
        ("struck", struck.removesuffix(end)),
        ("added", added.removesuffix(end)),
        ("same", end),
    ]
    return [piece for piece in pieces if piece[1]]


def near(pieces: list[tuple[str, str]], around: int) -> list[tuple[str, str]]:
    """Return the `pieces` of a difference with what is common cut down to `around` words beside
    each change. What is left out shows as ``[…]``."""
    last = len(pieces) - 1
    return [
        (kind, _cut(text, around * (n > 0), around * (n < last)) if kind == "same" else text)
        for n, (kind, text) in enumerate(pieces)
    ]


def _cut(text: str, first: int, end: int) -> str:
    words = re.findall(r"\s*\S+\s*", text)
    if len(words) <= first + end + 1:
        return text
    kept = [*words[:first], "[…] ", *words[len(words) - end :]]
    return "".join(kept)


def plain_text(html: str) -> str:
    """Return rich text as lines of words. What is not a word shows too: a link's address, a
    picture's number, so that a change of them cannot pass unread."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in {"h2", "h3", "h4"}:
            self.pieces.append("#" * (int(tag[1]) - 1) + " ")
        elif tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.pieces.append(self._bullet())
        elif tag in {"b", "strong"}:
            self.pieces.append("**")
        elif tag in {"i", "em"}:
            self.pieces.append("_")
        elif tag == "a":
            target = attributes.get("href") or (
                f"{attributes.get('linktype', '')} {attributes.get('id', '')}".strip()
            )
            self.links.append(target)
        elif tag in {"embed", "img"}:
            told = ", ".join(f"{name} {value}" for name, value in attrs if value)
            self.pieces.append(f" [{told}] ")

    def handle_endtag(self, tag):
        if tag == "a" and self.links:
            self.pieces.append(f" ({self.links.pop()})")
        elif tag in {"b", "strong"}:
            self.pieces.append("**")
        elif tag in {"i", "em"}:
            self.pieces.append("_")
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def _bullet(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "• "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def handle_data(self, data):
        self.pieces.append(data)
