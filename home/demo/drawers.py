"""The collections that held pages keep their files in, made in bulk."""

from django.db import transaction
from django.db.models import F
from wagtail.models import Collection, Page

from cms.media.models import FileUse, PageCollection, SiteImage


@transaction.atomic
def give_collections(page_ids: set[int]) -> None:
    """Give each of these pages a collection, as a mandate saved in the CMS does.

    The pictures that the demo drew for them lie at the root, because they were there before
    their page: they move in.
    """
    root = Collection.objects.select_for_update().get(depth=1)
    held = PageCollection.objects.filter(page__in=page_ids).values_list("page", flat=True)
    pages = list(Page.objects.filter(pk__in=page_ids).exclude(pk__in=held).order_by("path"))
    last = Collection.objects.filter(depth=2).order_by("path").last()
    position = Collection._str2int(last.path[-Collection.steplen :]) if last else 0
    collections = Collection.objects.bulk_create(
        Collection(name=page.title, path=Collection._get_path(root.path, 2, position + n), depth=2)
        for n, page in enumerate(pages, 1)
    )
    Collection.objects.filter(pk=root.pk).update(numchild=F("numchild") + len(collections))
    _put_in_order()
    PageCollection.objects.bulk_create(
        PageCollection(page=page, collection=collection)
        for page, collection in zip(pages, collections, strict=True)
    )
    drawer = {page.pk: item for page, item in zip(pages, collections, strict=True)}
    uses = FileUse.objects.filter(page__in=drawer, image__collection=root)
    for page_id, image_id in uses.values_list("page", "image"):
        SiteImage.objects.filter(pk=image_id).update(collection=drawer[page_id])


def _put_in_order() -> None:
    """Let the collections stand in the order of their names, as the database reads it: Wagtail
    finds the place of the next one by that. Left as they are where somebody nested some."""
    held = list(Collection.objects.filter(depth=2).order_by("name", "pk"))
    paths = [each.path for each in held]
    if paths == sorted(paths) or any(each.numchild for each in held):
        return
    last = Collection._str2int(max(paths)[-Collection.steplen :])
    for place, each in enumerate(held, last + 1):  # places that nobody has
        each.path = Collection._get_path(each.path[: -Collection.steplen], 2, place)
    Collection.objects.bulk_update(held, ["path"], batch_size=500)
