"""What the room of files does when others act."""

from .models import PageCollection
from .uses import record_uses


def record_published(sender, instance, **kwargs) -> None:
    """Receiver of `page_published`: from now on the public sees this page's files."""
    record_uses(instance)


def give_collection(sender, instance, raw=False, **kwargs) -> None:
    """Receiver of a saved `Mandate`: the page that is held has a drawer for its files."""
    if not raw:
        PageCollection.objects.give(instance.page)
