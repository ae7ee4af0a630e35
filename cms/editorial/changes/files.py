"""The pictures and documents that come with a change, and those that leave with it."""

from dataclasses import dataclass

from wagtail.images.models import AbstractImage

from cms.editorial.files import files_shown


@dataclass(frozen=True)
class FileChange:
    """One file that the page shows from now on (`is_new`), or shows no longer.

    `file`: a picture or a document of the library, with what was said of it: whose it is
    (`credit`, `rights`), who sent it and when.
    """

    file: object
    is_new: bool

    @property
    def is_picture(self) -> bool:
        return isinstance(self.file, AbstractImage)

    @property
    def has_rights(self) -> bool:
        """Whether somebody said by what right the site shows it."""
        return bool(self.file.rights)


def files_of(before, after) -> list[FileChange]:
    """Return the files that `after` shows and `before` (None: nothing was there yet) does not,
    then those that it shows no longer; pictures first.

    In fields, rows, blocks and texts alike. A file that both show is in neither: it cannot have
    changed meanwhile (`cms.media.approved`). One query for each kind of file.
    """
    old = files_shown(before) if before else set()
    new = files_shown(after)
    found = _found(old ^ new)
    return [
        FileChange(found[key], is_new)
        for keys, is_new in ((new - old, True), (old - new, False))
        for key in sorted(keys, key=_pictures_first)
        if key in found
    ]


def _found(keys: set[tuple[type, int]]) -> dict[tuple[type, int], object]:
    return {
        (model, file.pk): file
        for model in {model for model, _number in keys}
        for file in model.objects.select_related("uploaded_by_user").filter(
            pk__in=[number for kind, number in keys if kind is model]
        )
    }


def _pictures_first(key: tuple[type, int]) -> tuple[bool, int]:
    model, number = key
    return not issubclass(model, AbstractImage), number
