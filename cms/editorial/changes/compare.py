"""Every field of two versions, side by side. No list of fields is kept by hand: what a page
type holds is compared, so that nothing added later escapes the moderators."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .blocks import compare_streams
from .change import Change, RowChange
from .values import kind_of, readable
from .words import difference

#: Of what Wagtail keeps on every page, what a reader can see.
PAGE_FIELDS = {"title", "slug", "seo_title", "search_description", "show_in_menus"}


def compare(before, after) -> list[Change]:
    """Return what differs from `before` (None: nothing was there yet) to `after`.

    A page type whose fields say nothing to people tells it itself, by `changes_since`.
    """
    if tells_itself := getattr(after, "changes_since", None):
        return tells_itself(before)
    changes = _compare_fields(before, after)
    for relation in get_all_child_relations(type(after)):
        if change := _compare_rows(relation, before, after):
            changes.append(change)
    return changes


def _compare_fields(before, after) -> list[Change]:
    changes = []
    for model_field in _fields_of(type(after)):
        if isinstance(model_field, TaggableManager):
            change = _compare_tags(model_field, before, after)
        else:
            change = _compare_field(model_field, before, after)
        if change:
            changes.append(change)
    return changes


def _fields_of(model) -> list:
    own_of_page = {f.name for f in Page._meta.get_fields()}
    fields = [
        f
        for f in model._meta.get_fields()
        if (isinstance(f, models.Field) and f.concrete and not f.primary_key and f.editable)
        or isinstance(f, TaggableManager)
    ]
    if issubclass(model, Page):
        fields = [f for f in fields if f.name in PAGE_FIELDS or f.name not in own_of_page]
        fields = [f for f in fields if not f.name.endswith("_ptr")]
        fields.sort(key=_place_in_form(model))
    return fields


def _place_in_form(model):
    """Return the sort key that puts fields in the order in which editors see them."""
    order = {
        name: n
        for n, name in enumerate(model.get_edit_handler().get_form_options().get("fields", []))
    }
    return lambda field: order.get(field.name, len(order))


def _compare_field(model_field, before, after) -> Change | None:
    kind = kind_of(model_field)
    name, label = model_field.name, capfirst(str(model_field.verbose_name))
    old = getattr(before, model_field.attname, None) if before else None
    new = getattr(after, model_field.attname)
    if model_field.get_prep_value(old) == model_field.get_prep_value(new):
        return None
    if isinstance(model_field, StreamField):
        rows = compare_streams(old, new)
        return Change(name, label, "rows", rows=rows) if rows else None
    if kind == "list":
        old, new = old or [], new or []
        return Change(
            name,
            label,
            kind,
            added=[str(text) for text in model_field.labels([c for c in new if c not in old])],
            removed=[str(text) for text in model_field.labels([c for c in old if c not in new])],
        )
    old_words = readable(before, model_field) if before else ""
    new_words = readable(after, model_field)
    if not old_words and not new_words:
        return None
    if isinstance(model_field, RichTextField) and old_words == new_words:
        return None  # the editor has only renumbered its paragraphs
    if kind == "picture":
        return Change(
            name,
            label,
            kind,
            old_words,
            new_words,
            picture_before=getattr(before, name) if before else None,
            picture_after=getattr(after, name),
        )
    return Change(
        name,
        label,
        kind,
        old_words,
        new_words,
        words=difference(old_words, new_words) if kind == "text" else [],
    )


def _compare_tags(model_field, before, after) -> Change | None:
    old = [str(tag) for tag in getattr(before, model_field.name).all()] if before else []
    new = [str(tag) for tag in getattr(after, model_field.name).all()]
    added = [tag for tag in new if tag not in old]
    removed = [tag for tag in old if tag not in new]
    if not added and not removed:
        return None
    label = capfirst(str(model_field.verbose_name))
    return Change(model_field.name, label, "list", added=added, removed=removed)


def _compare_rows(relation, before, after) -> Change | None:
    name = relation.get_accessor_name()
    model = relation.related_model
    if any(
        isinstance(f, TaggableManager) and f.remote_field.through is model
        for f in type(after)._meta.get_fields()
    ):
        return None
    if name.startswith("wagtail_admin_comments"):
        return None
    old = {_key(row): row for row in getattr(before, name).all()} if before else {}
    new = {_key(row): row for row in getattr(after, name).all()}
    told = [RowChange("removed", str(row)) for key, row in old.items() if key not in new]
    for key, row in new.items():
        if key not in old:
            told.append(RowChange("added", str(row), _compare_fields_of_row(relation, None, row)))
        elif changes := _compare_fields_of_row(relation, old[key], row):
            told.append(RowChange("changed", str(row), changes))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        told.append(RowChange("moved", _("The order has changed.")))
    if not told:
        return None
    label = capfirst(str(model._meta.verbose_name_plural))
    return Change(name, label, "rows", rows=told)


def _key(row):
    """Return what tells that two rows are the same one: a row of a draft has no number yet."""
    if row.pk:
        return row.pk
    return tuple(
        f"{f.name}={f.value_from_object(row)}"
        for f in row._meta.concrete_fields
        if not f.primary_key and f.name != "sort_order"
    )


def _compare_fields_of_row(relation, before, after) -> list[Change]:
    housekeeping = {relation.field.name, "sort_order"}
    return [c for c in _compare_fields(before, after) if c.name not in housekeeping]
