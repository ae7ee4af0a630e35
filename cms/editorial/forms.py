"""The words that go with a decision."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .models import ReadyWords


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


class ReadyWordsField(forms.ModelMultipleChoiceField):
    """Ready words to tick, each with its text to read."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, words: ReadyWords) -> str:
        return format_html("<strong>{}</strong> {}", words.title, words.text)


class DecisionForm(OptionalNoteForm):
    """What is said to the author: the `ready` words that are ticked, then one's own.

    `language`: the author's. Give ``must_say`` for what is sent back.
    """

    ready = ReadyWordsField(
        ReadyWords.objects.none(), label=_("Ready words, in the author’s language"), required=False
    )
    field_order = ["ready", "comment"]

    def __init__(self, *args, language: str, must_say: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.must_say = must_say
        self.fields["ready"].queryset = ReadyWords.objects.filter(language=language)
        self.fields["comment"].label = _("Your own words to the author")
        self.fields["comment"].help_text = _(
            "Needed when you send back, unless you tick ready words: the author reads them on their"
            " screen and by mail."
        )

    def clean(self):
        cleaned = super().clean()
        if self.must_say and not self.errors and not self.words:
            self.add_error("comment", _("Say what should be changed: the author reads it."))
        return cleaned

    @property
    def words(self) -> str:
        """What the author is told: a paragraph for each of the ready words, then one's own."""
        told = [words.text for words in self.cleaned_data["ready"]]
        return "\n\n".join(filter(None, [*told, self.cleaned_data["comment"].strip()]))
