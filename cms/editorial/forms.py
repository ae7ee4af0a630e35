"""The words that go with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OptionalNoteForm(forms.Form):
    """A note that may go with an approval."""

    comment = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(OptionalNoteForm):
    """The note that must go with what is sent back: without it the author can only guess."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        help_text=_("The author reads your words, on their screen and by mail."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what should be changed: the author reads it.")},
    )
