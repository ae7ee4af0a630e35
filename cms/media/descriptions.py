"""What stands in for a picture where nobody sees it: a description, or that it needs none."""

import re

from django.utils.translation import gettext as _

#: What cameras, telephones and computers call pictures.
FILE_NAME = re.compile(
    r".+\.(avif|gif|heic|jpe?g|png|tiff?|webp)"
    r"|(capture|dcim|dsc[fn]?|image|img|p|photo|picture|pxl|screenshot|wa)?[\W\d_]+",
    re.IGNORECASE,
)


def objection(description: str, *, is_decorative: bool, title: str, file_name: str = "") -> str:
    """Return what is wrong with this `description` (stripped), as a sentence; empty when nothing.

    A machine cannot tell a good description, only some that are none: those that repeat the
    `title` or the `file_name` (without its suffix), or look like one (RGAA 4.1.2, test 1.3).
    """
    if is_decorative:
        if description:
            return _(
                "Either describe the picture, or tick that it is only an ornament: "
                "the description of an ornament is read to nobody."
            )
        return ""
    if not description:
        return _(
            "Say what the picture shows, for those who do not see it, or tick that it is only "
            "an ornament."
        )
    if FILE_NAME.fullmatch(description) or _same(description, file_name):
        return _("This is the name of a file: say what the picture shows.")
    if _same(description, title):
        return _("This repeats the title: say what the picture shows.")
    return ""


def _same(one: str, other: str) -> bool:
    return bool(one) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
