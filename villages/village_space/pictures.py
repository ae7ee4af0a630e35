"""The photographs of an advert or of a village: each with what it shows, and a caption."""

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from cms.adverts import validate_names_no_contact
from cms.media.sent_pictures import PictureForm

MOST_PHOTOGRAPHS = 12
EMPTY_PLACES = 3


class PhotographForm(PictureForm):
    """One picture with its caption; neither says whom to call."""

    field_order = ["image", "file", "description", "rights", "credit", "caption", "remove"]

    caption = forms.CharField(
        label=_("Caption (optional)"),
        max_length=160,
        required=False,
        validators=[validate_names_no_contact],
        help_text=_("Everybody reads it below the picture."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields["description"]
        for name in ("description", "credit"):
            self.fields[name].validators.append(validate_names_no_contact)
        description.help_text = _(
            "For those who do not see it: what would you say of it on the telephone? For "
            "instance: the front of the house, with blue shutters and a lime tree."
        )


class _Photographs(BaseFormSet):
    def __init__(self, *args, user, rows=(), **kwargs):
        rows = list(rows)
        kwargs["form_kwargs"] = {"user": user, "shown": {row.image_id for row in rows}}
        kwargs["initial"] = [
            {"image": row.image, "description": row.image.description, "caption": row.caption}
            for row in rows
        ]
        super().__init__(*args, prefix="photographs", **kwargs)
        self.rows = {row.image_id: row for row in rows}

    def keep(self, page) -> None:
        """Keep every file that has come, so that the form can be shown again with them."""
        for form in self.forms:
            if form.has_changed() and hasattr(form, "cleaned_data"):
                form.keep(page)

    def chosen(self, model) -> list:
        """Return the rows of the page that is to be: of type `model`, in the order shown."""
        rows = []
        for form in self.forms:
            told = form.cleaned_data
            if told.get("image") and not told.get("remove"):
                row = self.rows.get(told["image"].pk) or model(image=told["image"])
                row.caption, row.sort_order = told.get("caption", ""), len(rows)
                rows.append(row)
        return rows


Photographs = formset_factory(
    PhotographForm,
    formset=_Photographs,
    extra=EMPTY_PLACES,
    max_num=MOST_PHOTOGRAPHS,
    absolute_max=MOST_PHOTOGRAPHS,
    validate_max=True,
)
