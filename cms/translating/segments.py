"""What a translator translates one at a time: a title, a paragraph, an item of a list.

wagtail-localize takes rich texts and texts made of blocks apart, and puts them together again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from cms.editorial.files import files_shown
from cms.translation.wording import OF_EVERY_PAGE

BLANK_LINES = re.compile(r"(\n[^\S\n]*\n\s*)")


@dataclass(frozen=True)
class Segment:
    """One piece of a page's words.

    `path`: where it stands in the page; another version of the page may have another text there.
    `label`: the field's name, for people. `source`: the French, as HTML with inline marks only
    when `is_rich`, else as plain text.
    """

    path: str
    label: str
    source: str
    is_rich: bool = False


def segments_of(page) -> list[Segment]:
    """Return the words of `page`, a page told in its own language, in reading order."""
    return [
        segment for field in _word_fields(page) for segment in field.segments() if segment.source
    ]


def assembled(page, texts: dict[str, str]) -> dict:
    """Return what `page` says with `texts` (by the paths of its segments) in the place of its
    words, as `Wording.content` keeps it. Raises `KeyError` when a segment has no text."""
    return {field.name: field.content(texts) for field in _word_fields(page)}


def plain(content) -> str:
    """Return the words of `content` (see `Wording`) without their form, for the search."""
    return "\n".join(text for text in map(_stripped, _strings(content)) if text)


def without_lost_pictures(page, content: dict) -> dict:
    """Return `content`, words of `page`, without the blocks whose picture `page` shows no longer:
    which pictures there are is no matter of language, and one that was taken down is for nobody."""
    shown = files_shown(page)
    kept = dict(content)
    for name in content:
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            stream = field.to_python(content[name])
            raw = zip(stream, stream.get_prep_value(), strict=True)
            kept[name] = [dict(told) for block, told in raw if _pictures_in(block.value) <= shown]
    return kept


def _pictures_in(value) -> set[tuple[type, int]]:
    """Return the pictures in the value of a block, as `files_shown` names them."""
    inner = value.values() if isinstance(value, dict) else [value]
    return {(type(one), one.pk) for one in inner if isinstance(one, AbstractImage)}


def _stripped(text: str) -> str:
    return " ".join(unescape(strip_tags(text.replace("<", " <"))).split())


def _strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"id", "type"}:  # of a block
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _word_fields(page) -> Iterator["_Words | _RowWords"]:
    rows: dict[str, list[str]] = {}
    for name in (*page.words, *OF_EVERY_PAGE):
        relation, _dot, inner = name.partition(".")
        if inner:
            rows.setdefault(relation, []).append(inner)
    seen = set()
    for name in (*page.words, *OF_EVERY_PAGE):
        relation, _dot, inner = name.partition(".")
        if inner and relation not in seen:
            seen.add(relation)
            yield _RowWords(page, relation, rows[relation])
        elif not inner:
            yield _words_in(page, name)


def _words_in(owner, name: str, at: str = "") -> "_Words":
    field = owner._meta.get_field(name)
    kind = {StreamField: _Blocks, RichTextField: _RichText}.get(type(field), _Plain)
    return kind(owner, field, at or name)


class _Words:
    """The words in one field of a page or of a row: `at` is their path."""

    def __init__(self, owner, field: models.Field, at: str):
        self.field, self.name, self.at = field, field.name, at
        self.label = capfirst(str(field.verbose_name))
        self.value = field.value_from_object(owner)


class _Plain(_Words):
    """Plain text: a paragraph at a time."""

    def __init__(self, *args):
        super().__init__(*args)
        # paragraphs, and between them what parts them
        self.pieces = BLANK_LINES.split((self.value or "").replace("\r\n", "\n"))

    def segments(self) -> list[Segment]:
        return [
            Segment(self._path(number), self.label, paragraph)
            for number, paragraph in enumerate(self.pieces[::2])
            if paragraph.strip()
        ]

    def content(self, texts: dict[str, str]) -> str:
        return "".join(
            piece if place % 2 or not piece.strip() else texts[self._path(place // 2)]
            for place, piece in enumerate(self.pieces)
        )

    def _path(self, number: int) -> str:
        return f"{self.at}.{number}" if len(self.pieces) > 1 else self.at


class _RichText(_Words):
    """Rich text: what stands between its paragraphs, headings and items."""

    def segments(self) -> list[Segment]:
        _template, strings = extract_strings(self.value)
        return [
            Segment(f"{self.at}.{number}", self.label, string.render_html(attrs), is_rich=True)
            for number, (string, attrs) in enumerate(strings)
        ]

    def content(self, texts: dict[str, str]) -> str:
        template, strings = extract_strings(self.value)
        told = [texts[f"{self.at}.{number}"] for number in range(len(strings))]
        return restore_strings(template, [StringValue.from_source_html(html) for html in told])


class _Extractor(StreamFieldSegmentExtractor):
    def handle_block(self, block_type, block_value, raw_value=None):
        """A piece that may be left out, and was, says nothing."""
        return (
            [] if block_value is None else super().handle_block(block_type, block_value, raw_value)
        )


class _Blocks(_Words):
    """A text made of blocks: the words in each, pictures and figures as they are."""

    def segments(self) -> list[Segment]:
        return [
            Segment(path, self.label, _read(found, is_rich), is_rich)
            for path, found, is_rich in self._found()
        ]

    def content(self, texts: dict[str, str]) -> list:
        stream = self.field.to_python(self.field.get_prep_value(self.value))
        written = []
        found = {id(segment): path for path, segment, _is_rich in self._found()}
        for segment in self._extracted:
            if id(segment) in found:
                segment = _written(segment, texts[found[id(segment)]], id(segment) in self._rich)
            written.append(segment)
        StreamFieldSegmentsWriter(self.field, None, None).handle_stream_block(stream, written)
        return [dict(block) for block in stream.get_prep_value()]

    def _found(self) -> list[tuple[str, StringSegmentValue, bool]]:
        """Return path, segment and whether it is rich, of each piece with words in it."""
        extractor = _Extractor(self.field)
        self._extracted = [
            segment.with_order(order)
            for order, segment in enumerate(extractor.handle_stream_block(self.value))
        ]
        templates = {s.path for s in self._extracted if hasattr(s, "template")}
        self._rich = {id(s) for s in self._extracted if s.path in templates}
        numbers: dict[str, int] = {}
        found = []
        for segment in self._extracted:
            if not isinstance(segment, StringSegmentValue):
                continue
            is_rich = id(segment) in self._rich
            number = numbers[segment.path] = numbers.get(segment.path, -1) + 1
            path = f"{self.at}.{segment.path}" + (f".{number}" if is_rich else "")
            if _read(segment, is_rich).strip():
                found.append((path, segment, is_rich))
        return found


class _RowWords:
    """The words in the rows of a page, as the captions of its photographs."""

    def __init__(self, page, relation: str, names: list[str]):
        self.name = relation
        self.fields = [
            (row, _words_in(row, name, f"{relation}.{row.pk}.{name}"))
            for row in getattr(page, relation).all()
            for name in names
        ]

    def segments(self) -> list[Segment]:
        return [segment for _row, field in self.fields for segment in field.segments()]

    def content(self, texts: dict[str, str]) -> dict:
        told: dict[str, dict[str, str]] = {}
        for row, field in self.fields:
            told.setdefault(str(row.pk), {})[field.name] = field.content(texts)
        return told


def _read(segment: StringSegmentValue, is_rich: bool) -> str:
    return segment.render_html() if is_rich else segment.render_text()


def _written(segment: StringSegmentValue, text: str, is_rich: bool) -> StringSegmentValue:
    if not is_rich:
        return StringSegmentValue(segment.path, text, order=segment.order)
    return StringSegmentValue.from_source_html(segment.path, text, order=segment.order)
