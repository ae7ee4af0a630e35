"""AVIF: a third lighter than WebP and five times as long to make, so that no reader waits for it.

Whoever first looks at a picture in some size waits for the WebP (`templatetags.pictures`), which
asks for the AVIF here. The worker makes it; pages offer it from then on. What was never asked
for, or got lost, is asked for at night.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Replace
from django_tasks import task
from wagtail.images.models import Filter

from .models import SiteImage, SiteRendition

WEBP, AVIF = "|format-webp", "|format-avif"


def ask_for_avif(image_id: int, sizes: list[str]) -> None:
    """Have the picture made in AVIF in `sizes` (``width-640``), once this transaction is kept.

    A page that cannot ask is shown all the same: the failure is logged.
    """

    def ask():
        make_avif.enqueue(image_id, sizes)

    transaction.on_commit(ask, robust=True)


# behind what people wait for: search, references
@task(priority=-50)
def make_avif(image_id: int, sizes: list[str]) -> None:
    """Make the picture in AVIF in each of `sizes` that is not there yet.

    One after the other: an encoder takes every core it gets. A picture that is gone, or whose
    file is, needs none.
    """
    image = SiteImage.objects.filter(pk=image_id).first()
    if image is None or not image.file.storage.exists(image.file.name):
        return
    for size in sizes:
        rendition = image.get_rendition(size + AVIF)
        if not SiteImage.objects.filter(pk=image_id, file=image.file.name).exists():
            # its file was replaced meanwhile: this is the picture that was taken away
            rendition.delete()
            return


def ask_for_missing() -> int:
    """Ask for the AVIF of every picture that is shown in WebP only; return for how many."""
    twin = SiteRendition.objects.filter(
        image=OuterRef("image"),
        focal_point_key=OuterRef("focal_point_key"),
        filter_spec=Replace(OuterRef("filter_spec"), Value(WEBP), Value(AVIF)),
    )
    alone = SiteRendition.objects.filter(~Exists(twin), filter_spec__endswith=WEBP)
    missing: dict[int, list[str]] = {}
    for rendition in alone.select_related("image").order_by("image", "width"):
        # what was cut around an earlier focal point is not shown any more
        if rendition.focal_point_key == Filter(rendition.filter_spec).get_cache_key(
            rendition.image
        ):
            size = rendition.filter_spec.removesuffix(WEBP)
            missing.setdefault(rendition.image_id, []).append(size)
    for image_id, sizes in missing.items():
        ask_for_avif(image_id, sizes)
    return len(missing)
