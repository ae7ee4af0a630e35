"""What happens to takeovers when something else changes."""

from django.db import transaction
from django.db.models.signals import post_delete, pre_save
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move


def connect() -> None:
    """Connect the receivers of this module, once."""
    from .models import DossierPhotograph

    page_slug_changed.connect(keep_addresses_opaque, dispatch_uid="entreprendre_slug")
    post_page_move.connect(keep_addresses_opaque, dispatch_uid="entreprendre_move")
    pre_save.connect(
        delete_replaced_file, sender=DossierPhotograph, dispatch_uid="entreprendre_replaced"
    )
    post_delete.connect(
        delete_file, sender=DossierPhotograph, dispatch_uid="entreprendre_photograph"
    )


def keep_addresses_opaque(sender, instance, **kwargs) -> None:
    """Give the confidential adverts below `instance` their opaque address again.

    Wagtail has just written the address of every page below one that was renamed or moved, from
    the place where it stands.
    """
    from .models import TakeoverPage

    below = TakeoverPage.objects.descendant_of(instance, inclusive=True)
    for page in below.filter(is_confidential=True):
        page.set_url_path(page.get_parent())
        Page.objects.filter(pk=page.pk).update(url_path=page.url_path)


def delete_file(sender, instance, **kwargs) -> None:
    """Delete the file of a dossier's photograph with its row."""
    stored = instance.file
    transaction.on_commit(lambda: stored.storage.delete(stored.name))


def delete_replaced_file(sender, instance, **kwargs) -> None:
    """Delete the file that a dossier's photograph had, when it gets another one."""
    kept = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
    if kept and kept.file.name != instance.file.name:
        delete_file(sender, kept)
