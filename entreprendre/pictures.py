"""Pictures of dossiers, as they are kept."""

import io
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from cms.media.inspection.pictures import receive_picture

#: Pixels a side: what a reader's screen shows. No other size is ever made.
KEPT_SIDE = 1600
QUALITY = 82


class KeptPicture(ContentFile):
    """A picture that `receive` wrote."""


def receive(upload, name: str) -> KeptPicture:
    """Return a JPEG with the pixels of `upload`, small enough to be shown as it is, and nothing
    of what the camera wrote beside them.

    Raises `ValidationError`, in words for the person who sent it.
    """
    if isinstance(upload, KeptPicture):
        return upload
    if upload.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("This picture is too heavy: send one of at most %(size)s."),
            params={"size": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)},
        )
    with Image.open(receive_picture(upload, name)) as picture:
        profile = picture.info.get("icc_profile")
        picture.thumbnail((KEPT_SIDE, KEPT_SIDE))
        kept = picture.convert("RGB")
        out = io.BytesIO()
        kept.save(out, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)
    return KeptPicture(out.getvalue(), name=f"{PurePath(name).stem}.jpg")
