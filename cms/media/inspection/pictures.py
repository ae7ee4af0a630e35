"""Pictures are never kept as they came: their pixels are written into a new file.

What a camera or an attacker put beside the pixels stays behind: where and by whom it was taken
(EXIF, XMP, IPTC), a thumbnail of what was cropped, a second file glued to the first.
"""

import io
from functools import cached_property
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from .colour import dominant_colour

#: Pixels a side. Past it decoders and browsers begin to fail.
MAX_SIDE = 10_000

#: Pixels a side that are kept: twice what the widest screen shows of a page's picture. Every
#: size shown is made from the kept file, at a cost that grows with its pixels.
KEPT_SIDE = 3000

#: Bytes of a colour profile: those of cameras and screens are below 4 kB, of printing presses
#: above 500 kB, and a picture for the web needs none of these.
MAX_PROFILE = 64 * 1024

#: For each format that is read (Pillow's names), the one it is written in.
#: MPO is what many telephones write into a .jpg: a JPEG with a second one behind it.
WRITTEN_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "HEIF": "JPEG"}
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
OPTIONS = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 90},
}
MODES = {
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
    "WEBP": {"RGB", "RGBA"},
}


class ReceivedPicture(ContentFile):
    """A picture that `receive_picture` wrote."""

    @cached_property
    def colour(self) -> str:
        """What it has most of, as ``#rrggbb``; empty when one sees through it."""
        colour = dominant_colour(self.file)
        self.file.seek(0)
        return colour


def receive_picture(upload, name: str) -> ReceivedPicture:
    """Return a new file with the pixels of `upload`, upright, in its colours, and nothing else.

    `upload`: a Django `File`; `name`: what it is called. A telephone's HEIC becomes a JPEG, an
    animation its first picture. Raises `ValidationError`, in words for the person who sent it,
    when it is no picture of a format that we take, is damaged, or is too large to handle.
    """
    if isinstance(upload, ReceivedPicture):
        return upload
    upload.open()
    try:
        with Image.open(upload, formats=_read_formats()) as picture:
            _check_size(*picture.size)
            written_as = WRITTEN_AS[picture.format]
            content = _written_anew(picture, written_as)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception as error:
        # a decoder that meets a damaged or hostile file raises whatever it stumbles over
        raise damaged_picture() from error
    return ReceivedPicture(content, name=f"{PurePath(name).stem}{SUFFIXES[written_as]}")


def damaged_picture() -> ValidationError:
    return ValidationError(
        _(
            "This picture cannot be read: the file is damaged, or is no picture. "
            "Take it again, or save it again as JPEG, and send the new file."
        ),
        code="damaged_picture",
    )


def _read_formats() -> list[str]:
    Image.init()
    return [name for name in WRITTEN_AS if name in Image.OPEN]


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE or width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_large()


def _too_large() -> ValidationError:
    return ValidationError(
        _(
            "This picture is too large: send one of at most %(megapixels)s million pixels and "
            "%(side)s pixels a side. A telephone’s “medium” size is enough."
        ),
        code="too_many_pixels",
        params={
            "megapixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000,
            "side": MAX_SIDE,
        },
    )


def _written_anew(picture, written_as: str) -> bytes:
    profile = picture.info.get("icc_profile")
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE))  # only ever smaller
    ImageOps.exif_transpose(picture, in_place=True)  # a copy would double the memory
    picture.load()
    transparency = picture.info.get("transparency")
    picture.info = {}
    if picture.mode in MODES[written_as]:
        if written_as == "PNG" and transparency is not None:
            picture.info["transparency"] = transparency
    elif written_as == "JPEG" or (transparency is None and not picture.has_transparency_data):
        picture = picture.convert("RGB")
    else:
        picture = picture.convert("RGBA")
    out = io.BytesIO()
    picture.save(
        out, written_as, icc_profile=_kept_profile(profile, picture.mode), **OPTIONS[written_as]
    )
    return out.getvalue()


def _kept_profile(profile: bytes | None, mode: str) -> bytes | None:
    """Return the colour profile when it is one, fits the pixels and is small; else None."""
    if not profile or len(profile) > MAX_PROFILE:
        return None
    profile = profile[: int.from_bytes(profile[:4], "big")]
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError):
        return None
    fits = {"GRAY"} if mode in {"1", "L", "LA", "I;16"} else {"RGB"}
    return profile if space in fits else None
