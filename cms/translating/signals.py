"""What readers get when a translation is approved or taken down, and when the French changes."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.editorial.pages import SitePage
from cms.translation.models import Wording

from .acts import first_change
from .models import Translation
from .segments import plain, without_lost_pictures


def connect() -> None:
    """Listen to what happens to pages."""
    page_published.connect(tell, sender=Translation, dispatch_uid="translating_tell")
    page_unpublished.connect(fall_silent, sender=Translation, dispatch_uid="translating_silent")
    post_delete.connect(fall_silent, sender=Translation, dispatch_uid="translating_deleted")
    page_published.connect(compare_with_french, dispatch_uid="translating_compare")


@transaction.atomic
def tell(sender, instance: Translation, **kwargs) -> None:
    """Give readers the words that were approved."""
    # nobody publishes the French meanwhile: they would not see these words
    above = instance.get_parent()
    page = Page.objects.select_for_update().get(pk=above.pk).specific
    at = first_change(instance, page)
    Wording.objects.update_or_create(
        page_id=page.pk,
        language=instance.language,
        defaults={
            "content": without_lost_pictures(page, instance.content),
            "text": plain(instance.content),
            "approved_at": timezone.now(),
            "outdated_since": None if at is None else timezone.now(),
            "outdated_at": at or "",
        },
    )


def fall_silent(sender, instance: Translation, **kwargs) -> None:
    """Take the words of a translation from readers: the page is read in French again."""
    Wording.objects.filter(
        page__translation_key=instance.translation_key, language=instance.language
    ).delete()


@transaction.atomic
def compare_with_french(sender, instance, **kwargs) -> None:
    """Note of each approved translation of a page that was published whether it is out of date.

    One that is stays what readers get, whole, until another is approved.
    """
    if not isinstance(instance, SitePage) or isinstance(instance, Translation):
        return
    wordings = {wording.language: wording for wording in instance.wordings.all()}
    if not wordings:
        return
    translations = Translation.objects.live().filter(translation_key=instance.translation_key)
    for translation in translations.select_related("locale"):
        wording = wordings.get(translation.language)
        if wording is None:
            continue
        at = first_change(translation, instance)
        if at is None:
            wording.outdated_since = None
        else:
            wording.outdated_since = wording.outdated_since or timezone.now()
        wording.outdated_at = at or ""
        wording.content = without_lost_pictures(instance, wording.content)
        wording.save(update_fields=["outdated_since", "outdated_at", "content"])
