"""The form by which somebody without an account registers for a meeting."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.public_forms.forms import Limit, LineField, PublicForm
from cms.telephone import tidy_telephone, validate_telephone


class RegisterForm(PublicForm):
    """Who comes, and how to reach them."""

    code = "club-registration"
    body_fields = ()
    #: Who registers for the meetings of a season does so in one go.
    limits = (
        Limit("sender", 15, timedelta(hours=1)),
        Limit("email", 10, timedelta(hours=24)),
    )

    name = LineField(
        label=_("First and last name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We write to it at once: you confirm by the link in the letter."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = LineField(
        label=_("Telephone (optional)"),
        max_length=30,
        required=False,
        help_text=_("For a change at the last moment."),
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
    )

    def clean_phone(self) -> str:
        number = tidy_telephone(self.cleaned_data["phone"])
        if number:
            validate_telephone(number)
        return number
