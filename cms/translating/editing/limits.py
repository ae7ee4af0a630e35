"""How long the words of a page may be."""

from collections import defaultdict

from django.core.exceptions import FieldDoesNotExist
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import ngettext
from wagtail.fields import RichTextField, StreamField


def limit_of(page, path: str) -> int | None:
    """Return how many characters the field that the passage at `path` stands in may hold, all of
    its passages together; None when it holds any number, or is no field of `page` any more."""
    name, _dot, rest = path.partition(".")
    try:
        field = page._meta.get_field(name)
        if isinstance(field, ForeignObjectRel):
            field = field.related_model._meta.get_field(rest.split(".")[1])
    except (FieldDoesNotExist, IndexError):
        return None
    return None if isinstance(field, RichTextField | StreamField) else field.max_length


def field_at(page, path: str) -> str:
    """Return which field the passage at `path` stands in: the same for all of its passages."""
    name, _dot, rest = path.partition(".")
    if isinstance(page._meta.get_field(name), ForeignObjectRel):
        return ".".join([name, *rest.split(".")[:2]])
    return name


def too_long(page, texts: dict[str, str]) -> dict[str, str]:
    """Return, by the paths of those of `texts` (all of the page's passages) that stand in a field
    which cannot hold them, what is wrong."""
    of_field: dict[str, list[str]] = defaultdict(list)
    for path in texts:
        if limit_of(page, path):
            of_field[field_at(page, path)].append(path)
    wrong = {}
    for paths in of_field.values():
        limit = limit_of(page, paths[0])
        told = "\n\n".join(texts[path] for path in paths)
        if len(told) > limit:
            wrong |= dict.fromkeys(paths, _message(len(told), limit))
    return wrong


def _message(length: int, limit: int) -> str:
    return ngettext(
        "There is room for %(limit)d character here: there are %(length)d.",
        "There is room for %(limit)d characters here: there are %(length)d.",
        limit,
    ) % {"limit": limit, "length": length}
