"""What the CCI types on the screens of a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WalkInForm(forms.Form):
    """Somebody who turned up unregistered."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
        help_text=_("Only if they wish to be written to about this meeting."),
    )


class CallOffForm(forms.Form):
    """Why a meeting does not take place."""

    words = forms.CharField(
        label=_("Why it is cancelled"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everybody reads it, on the page and in the letter."),
    )
