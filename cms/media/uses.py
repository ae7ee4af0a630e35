"""Which files a page shows, and writing it down when the page is published."""

import re
from functools import cache

from django.db import models, transaction
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page

from .models import FileUse, SiteDocument, SiteImage

FILES = (SiteImage, SiteDocument)

#: A number that a text may name a file by; a longer one does not fit the database's.
NUMBER = re.compile(r"[0-9]{1,18}")


def files_of(page) -> dict[type, set[int]]:
    """Return the numbers of the pictures and documents that `page` shows, by model.

    Reads `page` as it is in memory, a revision's object or the live one, with its child
    objects, its rich text and its StreamFields. A number may name a file that is gone.
    """
    found = {model: set() for model in FILES}
    _collect(page, found)
    return found


def record_uses(page) -> None:
    """Write down that what is public of `page` (as it is in memory) shows these files."""
    record_uses_in_bulk([page])


@transaction.atomic
def record_uses_in_bulk(pages) -> None:
    """Write down the uses of `pages`, specific and as published, instead of those known.

    Four queries, and one for each page and child relation that is not in memory: some
    hundreds of pages at a time.
    """
    found = {page.pk: files_of(page) for page in pages}
    existing = {
        model: set(
            model.objects.filter(
                pk__in=set().union(*(files[model] for files in found.values()))
            ).values_list("pk", flat=True)
        )
        for model in FILES
    }
    FileUse.objects.filter(page__in=found).delete()
    FileUse.objects.bulk_create(
        FileUse(page_id=page_id, **{f"{model.use_field}_id": number})
        for page_id, files in found.items()
        for model in FILES
        for number in sorted(files[model] & existing[model])
    )


def _collect(instance, found) -> None:
    keys, texts, relations = _places_of_files(type(instance))
    for field, model in keys:
        if number := field.value_from_object(instance):
            found[model].add(number)
    for field in texts:
        for model, number, *_path in field.extract_references(field.value_from_object(instance)):
            if model in found and NUMBER.fullmatch(str(number)):
                found[model].add(int(number))
    for name in relations:
        for child in getattr(instance, name).all():
            _collect(child, found)


@cache
def _places_of_files(model) -> tuple[list, list, list[str]]:
    """Return where `model` may name a file: its foreign keys (each with the model that it
    names), its texts, its child relations."""
    fields = model._meta.get_fields()
    keys = [
        (field, field.related_model)
        for field in fields
        if isinstance(field, models.ForeignKey) and field.related_model in FILES
    ]
    texts = [field for field in fields if hasattr(field, "extract_references")]
    relations = []
    if issubclass(model, ClusterableModel):
        relations = [
            relation.get_accessor_name()
            for relation in get_all_child_relations(model)
            if _may_name_files(relation.related_model)
        ]
    return keys, texts, relations


def _may_name_files(model) -> bool:
    return not issubclass(model, Page) and any(_places_of_files(model))
