"""Pictures sent with a plain form: each with what it shows and whose it is, kept as soon as it
has come, so that nobody sends it twice because another field was wrong."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from . import approved, descriptions
from .forms import PictureField
from .models import SiteImage, collection_of
from .rights import objections, rights_field


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
    rights = rights_field(required=False)
    credit = forms.CharField(
        label=_("Who made it (optional when it is you)"),
        max_length=120,
        required=False,
        help_text=_("The name is shown with the picture."),
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
        if file or image:
            self._ask_what_it_shows(file, image)
            self._ask_whose_it_is(file, image)
        if image and not file:
            self._refuse_new_words(image)
        return cleaned

    def _ask_what_it_shows(self, file, image) -> None:
        if "description" in self.errors:
            return
        objection = descriptions.objection(
            self.cleaned_data.get("description", ""),
            is_decorative=bool(image and image.is_decorative and image.pk in self.shown),
            title="",
            file_name=PurePath(file.name).stem if file else "",
        )
        if objection:
            self.add_error("description", objection)

    def _ask_whose_it_is(self, file, image) -> None:
        """Ask it of a picture that has just come. One that the page shows already holds nobody
        up, though it came before this was asked."""
        told = self._said_of_whose()
        if not file and (image.pk in self.shown or (image.rights and not told)):
            return
        known = {} if file else {"rights": image.rights, "credit": image.credit}
        answer = {"rights": "", "credit": ""} | known | told
        for name, objection in objections(**answer).items():
            if name not in self.errors:
                self.add_error(name, objection)

    def _said_of_whose(self) -> dict[str, str]:
        """Return what was answered about whose the picture is, by the name of the field."""
        names = ("rights", "credit")
        return {name: told for name in names if (told := self.cleaned_data.get(name))}

    def _refuse_new_words(self, image) -> None:
        """Add an error to the first field that says of `image` what the sender may not say."""
        told = {"description": self.cleaned_data.get("description", "")} | self._said_of_whose()
        new = [name for name, words in told.items() if getattr(image, name) != words]
        if not new or set(new) & set(self.errors):
            return
        objection = ""
        policy = policy_registry.get_by_type(SiteImage)
        if not policy.user_has_permission_for_instance(self.user, "change", image):
            objection = _("You may not use this file: choose your own.")
        # by what right it is shown was not always asked: saying so changes nothing in public
        elif new != ["rights"] or image.rights:
            objection = approved.objection_to_change(image, by=self.user)
        if objection:
            for name in new:
                self.add_error(name, objection)

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
        if image is None:
            return
        told = self._said_of_whose()
        if words and "description" not in self.errors:
            told |= {"description": words, "is_decorative": False}
        changed = [
            name
            for name, said in told.items()
            if name not in self.errors and getattr(image, name) != said
        ]
        if changed:
            for name in changed:
                setattr(image, name, told[name])
            image.save(update_fields=changed)


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
