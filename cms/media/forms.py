"""The CMS's forms for pictures and documents, on every way in: adding one or many, from a
chooser, replacing the file of an existing one."""

from pathlib import PurePath

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from . import approved, descriptions
from .inspection.documents import check_document
from .inspection.pictures import damaged_picture, receive_picture

#: What may change of an approved file: how its keepers find it again.
OF_THE_KEEPERS = {"collection", "tags"}


class FileFormMixin:
    """An approved file stays what it is; the file that it replaces goes when that is settled."""

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        if user and not self.permission_policy.user_has_any_permission(user, ["add", "change"]):
            raise PermissionDenied
        super().__init__(*args, user=user, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.user and set(self.changed_data) - OF_THE_KEEPERS:
            objection = approved.objection_to_change(self.instance, by=self.user)
            if objection:
                raise ValidationError(objection, code="approved")
        return cleaned

    def save(self, commit=True):
        replaced = self.original_file if commit and "file" in self.changed_data else None
        if replaced:
            # Wagtail would delete it at once, and leave a row without its file should the
            # transaction fail
            self.original_file = None
        saved = super().save(commit=commit)
        if replaced:
            transaction.on_commit(lambda: replaced.storage.delete(replaced.name))
        return saved


class PictureField(WagtailImageField):
    """Gives the picture written anew, and words where Wagtail's would fail on a damaged one."""

    def to_python(self, data):
        try:
            upload = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            # decoders raise whatever they stumble over in a damaged file
            raise damaged_picture() from error
        return upload and receive_picture(upload, upload.name)


class ImageForm(FileFormMixin, BaseImageForm):
    """A picture, written anew before it is kept, with words for those who do not see it or the
    tick that it needs none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(
                required=file.required, label=file.label, widget=file.widget
            )
        if description := self.fields.get("description"):
            description.label = _("Description for those who do not see it")
            description.help_text = _(
                "What would you say on the telephone to somebody who cannot see the picture? "
                "For instance: Four people around a table in a former bakery. "
                "One sentence, of 125 characters or so."
            )

    def clean(self):
        cleaned = super().clean()
        asked = {"description", "is_decorative"} & set(self.fields)
        if not asked or any(name in self.errors for name in asked):
            return cleaned
        file = cleaned.get("file")
        objection = descriptions.objection(
            cleaned.get("description", self.instance.description),
            is_decorative=cleaned.get("is_decorative", self.instance.is_decorative),
            title=cleaned.get("title", self.instance.title),
            file_name=PurePath(file.name).stem if isinstance(file, UploadedFile) else "",
        )
        if objection:
            self.add_error("description" if "description" in asked else None, objection)
        return cleaned

    def save(self, commit=True):
        was_replaced = commit and self.original_file and "file" in self.changed_data
        saved = super().save(commit=commit)
        if was_replaced:
            saved.renditions.all().delete()
        return saved


class DocumentForm(FileFormMixin, BaseDocumentForm):
    """A document, checked to be what its name says and to hold nothing that runs."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file, file.name)
        return file
