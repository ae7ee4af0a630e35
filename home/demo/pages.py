"""Pages made in bulk, complete as if each had been written and published in the CMS.

Going through the CMS's own saving costs some twenty queries a page; a benchmark of 30 000
members would take an hour. Here a batch costs a handful of queries, whatever it holds.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from cms.editorial.slugs import slug_for
from cms.media.uses import record_uses_in_bulk

BATCH = 500
NAMESPACE = uuid.UUID("6f1a1c0e-5d0b-4c4e-9a43-32000000dead")
FIRST_PUBLICATION = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def key_of(code: str) -> uuid.UUID:
    """Return the `translation_key` of the demo page called `code`: the same at every run.

    It tells what the demo has made already, whatever became of the page's title or address.
    """
    return uuid.uuid5(NAMESPACE, code)


def existing(codes: Iterable[str]) -> set[str]:
    """Return those of `codes` that a page has been made for."""
    by_key = {key_of(code): code for code in codes}
    found = Page.objects.values_list("translation_key", flat=True)
    return {by_key[key] for key in found.iterator() if key in by_key}


def find(code: str) -> Page | None:
    """Return the page made for `code`, as its own type; None when there is none."""
    page = Page.objects.filter(translation_key=key_of(code)).order_by("pk").first()
    return page and page.specific


def stream(code: str, parts: Iterable[tuple[str, object]]) -> list[dict]:
    """Return (kind, value) pairs as a stream keeps them: each with an id of its own, always the
    same for that `code`, as the CMS would have given it."""
    return [
        {"type": kind, "value": value, "id": str(key_of(f"{code} {number}"))}
        for number, (kind, value) in enumerate(parts)
    ]


def add_pages(parent: Page, pages: dict[str, Page]) -> None:
    """Publish `pages`, all of one type and told by their code, under `parent`, in its language.

    A page brings its title, its own fields, and its children (``committee=[…]``) as keyword
    arguments gave them; everything that Wagtail keeps about a page is filled in here.
    """
    for codes in in_batches(list(pages)):
        _add_batch(parent, {code: pages[code] for code in codes})


def in_batches(items: Sequence, size: int = BATCH) -> Iterator[Sequence]:
    """Cut `items` into pieces of `size` at most."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


@transaction.atomic
def _add_batch(parent: Page, pages: dict[str, Page]) -> None:
    parent.refresh_from_db(fields=["numchild", "path", "url_path", "depth"])
    _place(parent, pages)
    batch = list(pages.values())
    rows = Page.objects.bulk_create([_page_row(page) for page in batch])
    for page, row in zip(batch, rows, strict=True):
        page.pk = page.page_ptr_id = page.id = row.pk
        page.save_base(raw=True, force_insert=True)  # raw: this type's own table, no signals
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(batch))
    _save_children(batch)
    _publish(batch)
    record_uses_in_bulk(batch)
    index_for_search(batch)
    for page in batch:
        ReferenceIndex.create_or_update_for_object(page)


def _place(parent: Page, pages: dict[str, Page]) -> None:
    """Give each page its place in the tree, its address, its state and its dates."""
    siblings = Page.objects.child_of(parent)
    taken = set(siblings.values_list("slug", flat=True))
    last = siblings.order_by("path").last()
    position = Page._str2int(last.path[-Page.steplen :]) if last else 0
    content_type = ContentType.objects.get_for_model(next(iter(pages.values())))
    for code, page in pages.items():
        position += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, position)
        page.depth = parent.depth + 1
        page.numchild = 0
        page.slug = _free(page.slug or slug_for(page.title), taken)
        taken.add(page.slug)
        page.set_url_path(parent)
        page.draft_title = page.title
        page.content_type = content_type
        page.locale_id = parent.locale_id
        page.translation_key = key_of(code)
        page.live = True
        page.has_unpublished_changes = False
        # what bears a date was published then
        published = page.first_published_at or FIRST_PUBLICATION + timedelta(minutes=position)
        page.first_published_at = page.last_published_at = published
        page.latest_revision_created_at = published


def _free(slug: str, taken: set[str]) -> str:
    free, suffix = slug, 1
    while free in taken:
        suffix += 1
        free = f"{slug}-{suffix}"
    return free


def _page_row(page: Page) -> Page:
    """Return the part of `page` that is kept in Wagtail's own table."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{field.attname: getattr(page, field.attname) for field in fields})


def _save_children(batch: list[Page]) -> None:
    for relation in get_all_child_relations(batch[0]):
        name, children = relation.get_accessor_name(), []
        for page in batch:
            if name not in getattr(page, "_cluster_related_objects", {}):
                setattr(page, name, [])  # spares a query for what is known to be empty
                continue
            for order, child in enumerate(getattr(page, name).all()):
                setattr(child, relation.field.name, page)
                if hasattr(child, "sort_order"):
                    child.sort_order = order
                children.append(child)
        relation.related_model.objects.bulk_create(children, batch_size=BATCH)


def _publish(batch: list[Page]) -> None:
    base, content_type = ContentType.objects.get_for_model(Page), batch[0].content_type
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=page.latest_revision_created_at,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in batch
    )
    for page, revision in zip(batch, revisions, strict=True):
        page.latest_revision_id = page.live_revision_id = revision.pk
    Page.objects.bulk_update(
        [
            Page(
                pk=p.pk,
                latest_revision_id=p.latest_revision_id,
                live_revision_id=p.live_revision_id,
            )
            for p in batch
        ],
        ["latest_revision", "live_revision"],
        batch_size=100,
    )


def index_for_search(objects: list) -> None:
    """Make `objects`, all of one model, known to the search, at once and without a worker."""
    model = type(objects[0])
    saved = list(model.get_indexed_objects().filter(pk__in=[item.pk for item in objects]))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, saved)
