"""What a review says of itself, so that the queue need not compare every page that waits."""

from django.conf import settings
from django.utils import translation
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from cms.editorial.changes import Change, as_text, compare
from cms.editorial.models import ReviewState


def summarise(state: ReviewState) -> None:
    """Write into `state`, which is not saved here, what its revision changes of what is public:
    the fields, how much, whether it is small, in which languages, and by when it is needed."""
    with translation.override(settings.LANGUAGE_CODE):  # that of the CCI, who reads `told`
        live, version, changes = compared(state)
        state.is_small = live is not None and is_small(version, changes)
        state.told = as_text(changes) if state.is_small else ""
    state.changed_fields = list(dict.fromkeys(change.name for change in changes))
    state.size = sum(size_of(change) for change in changes)
    state.is_new = live is None
    state.languages = languages_of(live, version, changes)
    needed_by = getattr(version, "needed_by", None)  # Wagtail's own page type promises nothing
    state.needed_by = needed_by() if needed_by else None


def versions(state: ReviewState) -> tuple:
    """Return what is public of the page of `state` (None: nothing) and its version under review."""
    # as the public has it: a revision just made knows its page with the changes in it
    page = Page.objects.get(pk=state.revision.object_id)
    return page.specific if page.live else None, state.revision.as_object()


def compared(state: ReviewState) -> tuple:
    """Return both `versions` of the page of `state`, and what differs."""
    live, version = versions(state)
    return live, version, compare(live, version)


def is_small(version, changes: list[Change]) -> bool:
    """Whether `changes` touch nothing but what the type of `version` calls small."""
    small = getattr(version, "small_fields", frozenset())
    return bool(changes) and all(change.name in small for change in changes)


def size_of(change: Change) -> int:
    """Return how much a change is to read: a fact counts one, a text its words that differ."""
    if change.kind == "text":
        return sum(len(text.split()) for kind, text in change.words if kind != "same") or 1
    if change.kind == "rows":
        return sum(1 + sum(map(size_of, row.changes)) for row in change.rows)
    return len(change.added) + len(change.removed) or 1


def languages_of(live, version, changes: list[Change]) -> list[str]:
    """Return the codes of the languages of the words that `changes` bring: the page's own, and for
    rows that are written in another one (`language`), that."""
    found, named = set(), {change.name for change in changes}
    for relation in get_all_child_relations(type(version)):
        name = relation.get_accessor_name()
        if name in named and _has_language(relation.related_model):
            named.remove(name)
            was = _by_language(live, name)
            now = _by_language(version, name)
            found |= {code for code, told in now.items() if was.get(code) != told}
    if named or not found:
        found.add(version.locale.language_code)
    return sorted(found)


def _has_language(model) -> bool:
    return any(field.name == "language" and field.choices for field in model._meta.fields)


def _by_language(page, name: str) -> dict[str, list]:
    """Return what the rows `name` of `page` say, by their language."""
    told: dict[str, list] = {}
    for row in getattr(page, name).all() if page else ():
        fields = [f for f in row._meta.fields if not f.primary_key and not f.is_relation]
        told.setdefault(row.language, []).append([str(f.value_from_object(row)) for f in fields])
    return told
