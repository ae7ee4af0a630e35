"""The drawer that the files of a held page are kept in."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page


class PageCollectionQuerySet(models.QuerySet):
    def under(self, pages):
        """Return the drawers of `pages` and of the pages below them."""
        if not pages:
            return self.none()
        below = models.Q()
        for page in pages:
            below |= models.Q(page__path__startswith=page.path)
        return self.filter(below)

    @transaction.atomic
    def give(self, page) -> Collection:
        """Return the drawer of `page` (the French page), which is made when it has none."""
        # the lock makes two who give at once wait for each other: the tree of collections
        # numbers its children
        root = Collection.objects.select_for_update().get(depth=1)
        held = self.filter(page=page).select_related("collection").first()
        if held is None:
            collection = root.add_child(instance=Collection(name=page.title))
            held = self.create(page=page, collection=collection)
        return held.collection

    @transaction.atomic
    def give_to_all(self, pages) -> None:
        """Give each of `pages` (French ones) its drawer.

        Wagtail keeps collections in the order of their names, and moves each that comes after
        a new one: given in that order, hundreds cost a few queries each.
        """
        for page in sorted(pages, key=lambda page: page.title):
            self.give(page)


class PageCollection(models.Model):
    """*The files of this page are kept in this collection.*

    Each page that somebody holds by a mandate has one; it outlives the mandate, for the next
    holder. Rights on it are those of the mandates on its page: no group has any.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, related_name="file_collection", verbose_name=_("page")
    )
    collection = models.OneToOneField(
        Collection, on_delete=models.CASCADE, related_name="of_page", verbose_name=_("collection")
    )

    wagtail_reference_index_ignore = True

    objects = PageCollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection of a page")
        verbose_name_plural = _("collections of pages")

    def __str__(self) -> str:
        return str(self.collection)


def collection_of(page) -> Collection:
    """Return the collection that files for `page` go to, in whatever language `page` is: its
    own, or that of the nearest page above it that has one; the root when none has."""
    keys = page.get_ancestors(inclusive=True).values("translation_key")
    nearest = (
        PageCollection.objects.filter(page__translation_key__in=keys)
        .select_related("collection")
        .order_by("-page__depth")
        .first()
    )
    return nearest.collection if nearest else Collection.get_first_root_node()
