"""Pictures sent with a plain form: each with what it shows, kept as soon as it has come, so that
nobody sends it twice because another field was wrong."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from . import approved, descriptions
from .forms import PictureField
from .models import SiteImage, collection_of


class PictureForm(forms.Form):
    """One picture: a file that comes now, or one that has come before (`image`).

    `user` sends it; `shown` are the keys of the pictures that the page shows already.
    """

    use_required_attribute = False

    image = forms.ModelChoiceField(
        SiteImage.objects.all(), required=False, widget=forms.HiddenInput
    )
    file = PictureField(label=_("Picture"), required=False)
    description = forms.CharField(
        label=_("What the picture shows"),
        max_length=255,
        required=False,
        help_text=_("For those who do not see it: what would you say of it on the telephone?"),
    )
    remove = forms.BooleanField(label=_("Take this picture out"), required=False)

    def __init__(self, *args, user, shown=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.shown = user, shown
        self.fields["file"].widget = forms.FileInput(attrs={"accept": "image/*"})

    def clean_image(self):
        image = self.cleaned_data["image"]
        if image and image.pk not in self.shown:
            policy = policy_registry.get_by_type(SiteImage)
            if not policy.user_has_any_permission_for_instance(
                self.user, ["choose", "change"], image
            ):
                self.cleaned_data["image"] = None
                raise forms.ValidationError(_("You may not use this file: choose your own."))
        return image

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("remove"):
            return cleaned
        file, image = cleaned.get("file"), cleaned.get("image")
        if not file and not image and not self.errors and self.has_changed():
            self.add_error("file", _("Choose the picture that this is about."))
        if (file or image) and "description" not in self.errors:
            objection = (
                descriptions.objection(
                    cleaned.get("description", ""),
                    is_decorative=bool(image and image.is_decorative and image.pk in self.shown),
                    title="",
                    file_name=PurePath(file.name).stem if file else "",
                )
                or self._objection_to_new_words()
            )
            if objection:
                self.add_error("description", objection)
        return cleaned

    def _objection_to_new_words(self) -> str:
        image = self.cleaned_data.get("image")
        if not image or image.description == self.cleaned_data.get("description"):
            return ""
        policy = policy_registry.get_by_type(SiteImage)
        if not policy.user_has_permission_for_instance(self.user, "change", image):
            return _("You may not use this file: choose your own.")
        return approved.objection_to_change(image, by=self.user)

    @property
    def kept(self) -> SiteImage | None:
        """The picture that has come, now or before; None for an empty place."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get("image")
        return self.initial.get("image")

    def keep(self, page) -> None:
        """Keep the file that has come, among those of `page`, whatever else is wrong.

        Until its words are right it has none, as an ornament has none.
        """
        words = self.cleaned_data.get("description", "")
        file, image = self.cleaned_data.get("file"), self.cleaned_data.get("image")
        if self.cleaned_data.get("remove"):
            return
        if file:
            image = received(file, page, by=self.user)
            self.cleaned_data["image"] = image
            self.data = self.data.copy()
            self.data[self.add_prefix("image")] = str(image.pk)
        if image and words and "description" not in self.errors and image.description != words:
            image.description, image.is_decorative = words, False
            image.save(update_fields=["description", "is_decorative"])


def received(file, page, *, by) -> SiteImage:
    """Return the picture made of the `file` that `by` sent for `page`.

    Raises `PermissionDenied` when `by` may not add pictures there.
    """
    collection = collection_of(page)
    policy = policy_registry.get_by_type(SiteImage)
    allowed = policy.collections_user_has_permission_for(by, "add")
    if not allowed.filter(pk=collection.pk).exists():
        raise PermissionDenied
    image = SiteImage(
        title=f"{page.title}, {PurePath(file.name).stem}"[:255],
        file=file,
        is_decorative=True,
        collection=collection,
        uploaded_by_user=by,
    )
    image._set_image_file_metadata()
    image.save()
    return image
