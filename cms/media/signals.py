"""What the room of files does when others act."""

from .models import PageCollection
from .uses import record_uses


def record_published(sender, instance, **kwargs) -> None:
    """Receiver of `page_published`: from now on the public sees this page's files."""
    record_uses(instance)


def give_collection(sender, instance, raw=False, **kwargs) -> None:
    """Receiver of a saved `Mandate`: the page that is held has a drawer for its files. Who only
    translates it brings none."""
    if not raw and not instance.opens_translations_only:
        PageCollection.objects.give(instance.page)
