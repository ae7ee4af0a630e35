"""Texts made of blocks: which were added, removed, changed or moved, and what changed in each."""

from django.utils.choices import flatten_choices
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.images.blocks import ImageChooserBlock

from .change import Change, RowChange
from .words import difference, plain_text

WRITTEN = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.RawHTMLBlock)


def compare_streams(before, after) -> list[RowChange]:
    """Return what differs between two values of a StreamField (None: nothing was there)."""
    return _compare_rows(list(before or []), list(after or []))


def _compare_rows(before: list, after: list) -> list[RowChange]:
    """Compare bound blocks: those of a stream or of a list know by their number who they are."""
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    kept = [number for number in new if _is_same(old.get(number), new[number])]
    told = [
        RowChange("removed", _title(place, item), _compare_values(item.block, item.value, None))
        for place, item in enumerate(before, start=1)
        if item.id not in kept
    ]
    for place, item in enumerate(after, start=1):
        was = old[item.id].value if item.id in kept else None
        changes = _compare_values(item.block, was, item.value)
        if item.id not in kept:
            told.append(RowChange("added", _title(place, item), changes))
        elif changes:
            told.append(RowChange("changed", _title(place, item), changes))
    if [number for number in old if number in kept] != kept:
        told.append(RowChange("moved", _("The order has changed.")))
    return told


def _is_same(old, new) -> bool:
    """Whether `new` is `old` after it changed: the same number, the same kind of block."""
    return old is not None and old.block.name == new.block.name


def _title(place: int, item) -> str:
    return f"{place}. {capfirst(str(item.block.label))}"


def _compare_values(block, before, after) -> list[Change]:
    """Compare what `block` held and holds; None is for a block that was not or is no more."""
    if not isinstance(block, blocks.BaseStructBlock):
        change = _compare(block, before, after)
        return [change] if change else []
    changes = [
        _compare(child, before.get(name) if before else None, after.get(name) if after else None)
        for name, child in block.child_blocks.items()
    ]
    return [change for change in changes if change]


def _compare(block, before, after) -> Change | None:
    name, label = block.name, capfirst(str(block.label))
    if isinstance(block, blocks.BaseStructBlock):
        inner = _compare_values(block, before, after)
        return (
            Change(name, label, "rows", rows=[RowChange("changed", "", inner)]) if inner else None
        )
    if isinstance(block, blocks.ListBlock):
        rows = _compare_rows(_items(before), _items(after))
        return Change(name, label, "rows", rows=rows) if rows else None
    if isinstance(block, blocks.BaseStreamBlock):
        rows = compare_streams(before, after)
        return Change(name, label, "rows", rows=rows) if rows else None
    old, new = _readable(block, before), _readable(block, after)
    if isinstance(block, ImageChooserBlock):
        shown = {"picture_before": before, "picture_after": after}
        return Change(name, label, "picture", old, new, **shown) if before != after else None
    if old == new:
        return None
    if isinstance(block, WRITTEN):
        return Change(name, label, "text", old, new, words=difference(old, new))
    return Change(name, label, "value", old, new)


def _items(value) -> list:
    return list(value.bound_blocks) if value else []


def _readable(block, value) -> str:
    """Return what `block` holds in words; empty when nothing is there."""
    if value is None or value == "":
        return ""
    if isinstance(block, blocks.RichTextBlock):
        return plain_text(value.source)
    if isinstance(block, BaseChoiceBlock):
        return _chosen(block, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(block, blocks.DateTimeBlock):
        return date_format(value, "DATETIME_FORMAT")
    if isinstance(block, blocks.DateBlock):
        return date_format(value, "DATE_FORMAT")
    if isinstance(block, blocks.IntegerBlock | blocks.FloatBlock | blocks.DecimalBlock):
        return number_format(value)
    return str(value)


def _chosen(block, value) -> str:
    names = dict(flatten_choices(block.field.choices))
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(names.get(one, one)) for one in values)
