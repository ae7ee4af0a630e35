"""The marks of plain writing (see `plain_writing`): letters with their style, to text and back."""

import re
from itertools import groupby
from typing import NamedTuple


class Letter(NamedTuple):
    """One sign and how it is shown. ``\\n`` is a break of the line."""

    sign: str
    is_bold: bool = False
    is_italic: bool = False
    link: str = ""


class Paragraph(NamedTuple):
    """Letters, as a paragraph (`depth` None) or as an item of a list, 0 being the outermost."""

    depth: int | None
    letters: list[Letter]

    def tidied(self) -> "Paragraph":
        """Return the same without what nobody sees: spaces at the ends of it and of each line,
        and the style of spaces at the ends of what has one."""
        letters = _without_outer_spaces(self.letters, in_list=self.depth is not None)
        for name in ("is_bold", "is_italic", "link"):
            letters = _trimmed(letters, name)
        return Paragraph(self.depth, letters)


ITEM = re.compile(r"(?P<indent> *)[-•–*] +(?P<rest>.*)")
#: What HTML shows as one space; a no-break space stays what it is.
BLANK = " \t\r\n\f"
MARKS = r"\*_[]-•–"
#: Signs that stand for what was read, while it is being read: nobody types them.
PRIVATE = re.compile("[\ue000-\uf8ff]")
ESCAPED = re.compile(rf"\\([{re.escape(MARKS)}])")
LINK = re.compile(r"\[(?P<words>[^\[\]]*[^\[\]\s][^\[\]]*)\]\((?P<link>[^()\s]+)\)")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
ITALIC = re.compile(r"__(?=\S)(.+?)(?<=\S)__", re.DOTALL)
BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF, LINK_ON, LINK_OFF = map(chr, range(0xE100, 0xE106))


def write_paragraphs(paragraphs: list[Paragraph], *, escaped: bool) -> str:
    """Return the text; `escaped`: each sign that could be read as a mark has a backslash."""
    written, was_item = "", True
    for paragraph in paragraphs:
        is_item = paragraph.depth is not None
        if written:
            written += "\n" if is_item and was_item else "\n\n"
        if is_item:
            written += "  " * paragraph.depth + "- "
        written += _write(paragraph.letters, escaped)
        was_item = is_item
    return written


def read_paragraphs(text: str) -> list[Paragraph]:
    """Return what `text` says."""
    text = PRIVATE.sub("", text)
    text = ESCAPED.sub(lambda found: chr(0xE000 + MARKS.index(found[1])), text)
    read: list[Paragraph] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        lines: list[str] = []
        for line in block.split("\n"):
            if item := ITEM.fullmatch(line):
                read.append(Paragraph(None, _read("\n".join(lines))))
                lines = []
                read.append(Paragraph(len(item["indent"]) // 2, _read(item["rest"])))
            else:
                lines.append(line)
        read.append(Paragraph(None, _read("\n".join(lines))))
    return [paragraph for found in read if (paragraph := found.tidied()).letters]


def _write(letters: list[Letter], escaped: bool) -> str:
    written, style = "", Letter("")
    for letter in [*letters, Letter("")]:
        # within a link's words its bold begins and ends anew
        is_other_link = letter.link != style.link
        if style.is_italic and (is_other_link or not letter.is_italic):
            written += "__"
        if style.is_bold and (is_other_link or not letter.is_bold):
            written += "**"
        if is_other_link:
            written += f"]({style.link})" * bool(style.link) + "[" * bool(letter.link)
        if letter.is_bold and (is_other_link or not style.is_bold):
            written += "**"
        if letter.is_italic and (is_other_link or not style.is_italic):
            written += "__"
        style = letter
        written += f"\\{letter.sign}" if escaped and letter.sign in tuple(MARKS) else letter.sign
    return written


def _read(text: str) -> list[Letter]:
    links: list[str] = []

    def note(found) -> str:
        links.append(found["link"])
        return f"{LINK_ON}{found['words']}{LINK_OFF}"

    text = LINK.sub(note, text)
    text = BOLD.sub(rf"{BOLD_ON}\1{BOLD_OFF}", text)
    text = ITALIC.sub(rf"{ITALIC_ON}\1{ITALIC_OFF}", text)
    letters, style = [], Letter("")
    for sign in text:
        if sign in (BOLD_ON, BOLD_OFF):
            style = style._replace(is_bold=sign == BOLD_ON)
        elif sign in (ITALIC_ON, ITALIC_OFF):
            style = style._replace(is_italic=sign == ITALIC_ON)
        elif sign in (LINK_ON, LINK_OFF):
            style = style._replace(link=links.pop(0) if sign == LINK_ON else "")
        else:
            if PRIVATE.match(sign):
                sign = MARKS[ord(sign) - 0xE000]
            letters.append(style._replace(sign=sign))
    return letters


def _without_outer_spaces(letters: list[Letter], *, in_list: bool) -> list[Letter]:
    """Return `letters` without the spaces around each line, without empty lines, and with one
    space where there are several, as HTML shows them.

    An item of a list is one line: a break in it is a space.
    """
    lines = [[]]
    for letter in letters:
        if PRIVATE.match(letter.sign):
            continue
        if letter.sign == "\n" and not in_list:
            lines.append([])
        elif letter.sign not in BLANK:
            lines[-1].append(letter)
        elif lines[-1] and lines[-1][-1].sign != " ":
            lines[-1].append(letter._replace(sign=" "))
    told: list[Letter] = []
    for line in lines:
        if line and line[-1].sign == " ":
            line = line[:-1]
        if all(letter.sign.isspace() for letter in line):  # a no-break space alone shows nothing
            continue
        if told:
            told.append(Letter("\n"))
        told += line
    return told


def _trimmed(letters: list[Letter], name: str) -> list[Letter]:
    plain = {name: getattr(Letter(""), name)}
    told = []
    for _value, group in groupby(letters, key=lambda letter: getattr(letter, name)):
        run = list(group)
        shown = [n for n, letter in enumerate(run) if not letter.sign.isspace()]
        first, last = (shown[0], shown[-1]) if shown else (len(run), -1)
        told += [
            letter if first <= n <= last else letter._replace(**plain)
            for n, letter in enumerate(run)
        ]
    return told
