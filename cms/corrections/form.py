"""What a reader types who finds something that is no longer true."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.public_forms.forms import PublicForm


class CorrectionForm(PublicForm):
    """One text, and an address for whoever wants an answer."""

    code = "correction"
    body_fields = ("text",)

    text = forms.CharField(
        label=_("What is no longer true?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("For instance: the bakery has closed, this home is let, the number is wrong."),
    )
    email = forms.EmailField(
        label=_("E-mail address (optional)"),
        max_length=254,
        required=False,
        help_text=_("If you want to know what became of it. Only the CCI reads it."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
