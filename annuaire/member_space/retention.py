"""What becomes of the entry of somebody who left (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from annuaire.choices import WayOut
from annuaire.models import MemberPage
from cms.editorial import review
from cms.media.models import PageCollection, SiteDocument, SiteImage
from cms.outbox.schedule import every

#: Who left by mistake, or thinks better of it, comes back within that time.
KEEP_DEPARTED = timedelta(days=30)


def erase_departed(now: datetime | None = None) -> int:
    """Erase the entries whose members left a month ago; return how many."""
    before = (now or timezone.now()) - KEEP_DEPARTED
    departed = MemberPage.objects.filter(
        standing__closed_as=WayOut.LEFT, standing__closed_at__lt=before
    )
    return sum(_erase(pk, before) for pk in list(departed.values_list("pk", flat=True)))


@transaction.atomic
def _erase(pk: int, before: datetime) -> bool:
    """Erase one entry, with its versions, its files, its history, and the accounts that were for
    it alone. Return whether it was still to be erased."""
    page = Page.objects.select_for_update().filter(pk=pk).first()
    page = page and review.locked_page(pk)
    if page is None or page.standing.closed_as != WayOut.LEFT or page.standing.closed_at >= before:
        return False
    keepers = list(get_user_model().objects.filter(mandates__page=page).distinct())
    drawer = PageCollection.objects.filter(page=page).select_related("collection").first()
    page.delete()
    # what Wagtail writes down of a page outlives it, under its name
    PageLogEntry.objects.filter(page=pk).delete()
    if drawer:
        _empty(drawer.collection)
    for person in keepers:
        _close_account(person)
    return True


def _empty(collection) -> None:
    """Delete the files in `collection`, and it; a file that another page shows stays."""
    for model in (SiteImage, SiteDocument):
        for file in model.objects.filter(collection=collection):
            if not file.used_on.exists():
                file.delete()
    if not any(m.objects.filter(collection=collection).exists() for m in (SiteImage, SiteDocument)):
        collection.delete()


def _close_account(person) -> None:
    """Delete the account of `person`, unless they do something else here."""
    user = get_user_model().objects.select_for_update().filter(pk=person.pk).first()
    if user is None or user.is_staff or user.is_superuser:
        return
    if not user.mandates.exists() and not user.groups.exists():
        user.delete()


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(3, 55), name="erase_departed_members", do=erase_departed)
