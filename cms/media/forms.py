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
from wagtail.log_actions import log

from . import approved, descriptions, rights
from .inspection.documents import check_document
from .inspection.pictures import damaged_picture, receive_picture

#: What its keepers may change of an approved file: how they find it again.
OF_THE_KEEPERS = {"tags"}


class FileFormMixin:
    """Whose a file is, is asked; an approved file stays what it is; the file that it replaces
    goes when that is settled."""

    is_correction = False

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        if user and not self.permission_policy.user_has_any_permission(user, ["add", "change"]):
            raise PermissionDenied
        super().__init__(*args, user=user, **kwargs)
        if "rights" in self.fields:
            self.fields["rights"] = rights.rights_field(required=self.instance.pk is None)

    def clean(self):
        cleaned = super().clean()
        if self.user and self.instance.pk:
            if objection := self._objection():
                raise ValidationError(objection, code="approved")
            changed = set(self.changed_data) - OF_THE_KEEPERS
            self.is_correction = bool(changed) and approved.is_settled(self.instance)
        self._ask_whose_it_is(cleaned)
        return cleaned

    def _objection(self) -> str:
        if "file" in self.changed_data:
            return approved.objection_to_loss(self.instance, by=self.user)
        # by what right it is shown was not always asked: saying so changes nothing in public
        first_said = set() if self.instance.rights else {"rights"}
        if set(self.changed_data) - OF_THE_KEEPERS - first_said:
            return approved.objection_to_change(self.instance, by=self.user)
        return ""

    def _ask_whose_it_is(self, cleaned) -> None:
        if not {"rights", "credit"} <= set(self.fields) or "rights" in self.errors:
            return
        missing = rights.objections(cleaned.get("rights", ""), cleaned.get("credit", ""))
        if missing and self.user and approved.objection_to_change(self.instance, by=self.user):
            return  # they could not answer: the name of who made it is as it was approved
        for name, objection in missing.items():
            self.add_error(name, objection)

    def save(self, commit=True):
        replaced = self.original_file if commit and "file" in self.changed_data else None
        if replaced:
            # Wagtail would delete it at once, and leave a row without its file should the
            # transaction fail
            self.original_file = None
        saved = super().save(commit=commit)
        if replaced:
            transaction.on_commit(lambda: replaced.storage.delete(replaced.name))
        if commit and self.is_correction:
            changed = {"fields": self.changed_data}
            log(instance=saved, action="media.correct", user=self.user, data=changed)
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
