"""The files that a page shows, and those that its editor may make it show."""

import re
from functools import cache

from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

#: A number that a text may name a file by; a longer one does not fit the database's.
NUMBER = re.compile(r"[0-9]{1,18}")


def files_shown(page) -> set[tuple[type, int]]:
    """Return the files (of whatever kind lies in collections) that `page` shows, each as its
    model and its number.

    Reads `page` as it is in memory, a revision's object or the live one, with its child
    objects, its rich text and its StreamFields. A number may name a file that is gone.
    """
    keys, texts, relations = _places_of_files(type(page))
    found = {
        (field.related_model, number) for field in keys if (number := field.value_from_object(page))
    }
    for field in texts:
        found |= _named_in(field, field.value_from_object(page))
    for name in relations:
        for child in getattr(page, name).all():
            found |= files_shown(child)
    return found


def hold(page) -> None:
    """Take the rows of the files that `page` shows until the transaction ends: who would replace
    one of them waits, and then finds the page submitted (`cms.media.approved`)."""
    shown = files_shown(page)
    for model in sorted({model for model, _number in shown}, key=lambda model: model.__name__):
        numbers = [number for kind, number in shown if kind is model]
        held = model.objects.select_for_update(of=("self",)).filter(pk__in=numbers)
        list(held.order_by("pk").values_list("pk"))


def reject_foreign_files(form, user, *, shown: set[tuple[type, int]]) -> bool:
    """Add an error to each field of `form` (bound and cleaned, a page's or a child object's)
    that names a file which `user` may not use, in a chooser or inside a text. Return whether
    there was one.

    `shown`: what the page showed before (`files_shown`), which stays: who corrects a comma
    need not hold its pictures.
    """
    foreign = [
        name
        for name in form.changed_data
        if any(not _may_use(user, file) for file in _named_by(form, name) - shown)
    ]
    for name in foreign:
        form.add_error(name, _("You may not use this file: choose one of your own."))
    return bool(foreign)


def _may_use(user, file: tuple[type, int]) -> bool:
    model, number = file
    policy = policy_registry.get_by_type(model)
    return all(
        policy.user_has_any_permission_for_instance(user, ["choose", "change"], found)
        for found in model.objects.filter(pk=number)
    )


def _named_by(form, name: str) -> set[tuple[type, int]]:
    value = getattr(form, "cleaned_data", {}).get(name)
    if isinstance(value, CollectionMember):
        return {(type(value), value.pk)}
    field = next((field for field in form._meta.model._meta.fields if field.name == name), None)
    return _named_in(field, value) if hasattr(field, "extract_references") else set()


def _named_in(field, value) -> set[tuple[type, int]]:
    return {
        (model, int(number))
        for model, number, *_path in field.extract_references(value or "")
        if issubclass(model, CollectionMember) and NUMBER.fullmatch(str(number))
    }


@cache
def _places_of_files(model) -> tuple[list, list, list[str]]:
    """Return where `model` may name a file: its foreign keys, its texts, its child relations."""
    fields = model._meta.get_fields()
    keys = [
        field
        for field in fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, CollectionMember)
    ]
    texts = [field for field in fields if hasattr(field, "extract_references")]
    relations = []
    if issubclass(model, ClusterableModel):
        relations = [
            relation.get_accessor_name()
            for relation in get_all_child_relations(model)
            if not issubclass(relation.related_model, Page)
            and any(_places_of_files(relation.related_model))
        ]
    return keys, texts, relations
