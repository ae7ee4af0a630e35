"""Pictures for the public pages, in the sizes that a screen needs."""

import logging

from django import template
from wagtail.images.models import Filter, SourceImageIOError

from ..avif import AVIF, WEBP, ask_for_avif

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

    `widths`: pixels, at most three or four: each is two files to make and keep. None is ever
    larger than the picture. `ratio`: width to height, the picture is cut to it around its
    focal point; as it is when empty. `sizes`: as in HTML. `alt`: what the picture says here,
    where that is not its description: empty beside words that say it all. An ornament says
    nothing. `lazy`: false for the one picture that a page opens with. `class` is set on the
    ``img``.

    AVIF and WebP in every width, and one JPEG for what can read neither: every browser since
    2020 can. AVIF is offered once it is there in every width (`cms.media.avif`).

    No query when the renditions are prefetched (``prefetch_related("image__renditions")``),
    one otherwise. Nothing is shown without a picture or when its file is lost.
    """
    if image is None:
        return {}
    made = [_size(image, width, ratio) for width in _fitting(image, widths, ratio)]
    plain = f"{made[len(made) // 2]}|format-jpeg"
    webp, avif = [size + WEBP for size in made], [size + AVIF for size in made]
    filters = [Filter(spec) for spec in (plain, *webp, *avif)]
    found = {key.spec: one for key, one in image.find_existing_renditions(*filters).items()}
    if not found.keys() >= {plain, *webp}:
        try:
            found |= image.get_renditions(plain, *webp)
        except (SourceImageIOError, FileNotFoundError) as error:
            log.warning("The file of picture %s is lost: %s", image.pk, error)
            return {}
        ask_for_avif(image.pk, made)
    return {
        "plain": found[plain],
        "avif": _srcset(found, avif) if found.keys() >= set(avif) else "",
        "webp": _srcset(found, webp),
        "sizes": sizes,
        "alt": image.description if alt is None else alt,
        "lazy": lazy,
        "tint": _tint(image.colour),
        "css_class": attributes.get("class", ""),
    }


def _fitting(image, widths: str, ratio: str) -> list[int]:
    """Return the widths to make, the smallest first, none larger than what the picture gives."""
    widest = image.width
    if ratio:
        widest = min(widest, int(image.height * _quotient(ratio)))
    return sorted({max(1, min(int(width), widest)) for width in widths.split(",")})


def _size(image, width: int, ratio: str) -> str:
    if not ratio:
        return f"width-{width}"
    return f"fill-{width}x{max(1, round(width / _quotient(ratio)))}"


def _quotient(ratio: str) -> float:
    width, height = ratio.split(":")
    return float(width) / float(height)


def _srcset(found: dict, specs: list[str]) -> str:
    return ", ".join(f"{found[spec].url} {found[spec].width}w" for spec in specs)


def _tint(colour: str) -> str:
    """Return ``#rrggbb`` as ``r-g-b``, one hexadecimal digit each, as ``pictures.css`` reads it."""
    return "-".join(colour[1::2])
