"""Pictures for the public pages, in the sizes that a screen needs."""

import logging

from django import template
from wagtail.images.models import SourceImageIOError

register = template.Library()
log = logging.getLogger(__name__)


@register.inclusion_tag("media/picture.html")
def responsive_picture(
    image,
    widths: str = "320,640,1280",
    ratio: str = "",
    sizes: str = "100vw",
    alt: str | None = None,
    lazy: bool = True,
    **attributes,
) -> dict:
    """Return what ``media/picture.html`` shows `image` with::

        {% responsive_picture page.photograph widths="320,640" ratio="3:2"
           sizes="(min-width: 60em) 40rem, 100vw" class="portrait" %}

    `widths`: pixels, at most three or four: each is a file to make and keep. None is ever
    larger than the picture. `ratio`: width to height, the picture is cut to it around its
    focal point; as it is when empty. `sizes`: as in HTML. `alt`: the picture's own description
    when not given; a picture without one is an ornament. `lazy`: false for the one picture
    that a page opens with. `class` is set on the ``img``.

    WebP in every width, and one JPEG for what cannot read it: every browser since 2020 can.
    AVIF is a fifth lighter and takes five times as long to make.

    No query when the renditions are prefetched (``prefetch_related("image__renditions")``) or
    in the cache, one otherwise. Nothing is shown without a picture or when its file is lost.
    """
    if image is None:
        return {}
    specs = [_spec(image, width, ratio) for width in _fitting(image, widths, ratio)]
    fallback = f"{specs[len(specs) // 2]}|format-jpeg"
    try:
        renditions = image.get_renditions(*[f"{spec}|format-webp" for spec in specs], fallback)
    except (SourceImageIOError, FileNotFoundError) as error:
        log.warning("The file of picture %s is lost: %s", image.pk, error)
        return {}
    plain = renditions.pop(fallback)
    return {
        "plain": plain,
        "srcset": ", ".join(f"{one.url} {one.width}w" for one in renditions.values()),
        "sizes": sizes,
        "alt": image.description if alt is None else alt,
        "lazy": lazy,
        "css_class": attributes.get("class", ""),
    }


def _fitting(image, widths: str, ratio: str) -> list[int]:
    """Return the widths to make, the smallest first, none larger than what the picture gives."""
    widest = image.width
    if ratio:
        widest = min(widest, int(image.height * _quotient(ratio)))
    return sorted({max(1, min(int(width), widest)) for width in widths.split(",")})


def _spec(image, width: int, ratio: str) -> str:
    if not ratio:
        return f"width-{width}"
    return f"fill-{width}x{max(1, round(width / _quotient(ratio)))}"


def _quotient(ratio: str) -> float:
    width, height = ratio.split(":")
    return float(width) / float(height)
