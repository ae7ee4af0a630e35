"""What a member writes of themselves in other languages than French."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from annuaire.models import MemberText
from cms.editorial.plain_writing import to_html, to_text
from cms.translation.languages import foreign_languages

LONGEST_TEXT = 5_000
HOW_TO_WRITE = _(
    "An empty line begins a paragraph; “- ” before a line makes a list; **two asterisks** make "
    "bold, __two underlines__ italics; [words](www.example.fr) make a link."
)


class WritingField(forms.CharField):
    """A rich text in a plain box. Gives it as it is stored; `before` is what was stored."""

    widget = forms.Textarea
    before = ""

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST_TEXT, required=False, **kwargs)

    def show(self, html: str) -> str:
        """Return what the box shows for `html`, which it will be compared with."""
        self.before = html
        return to_text(html)

    def clean(self, value) -> str:
        return to_html(super().clean(value), before=self.before)


class TextForm(forms.Form):
    """The trade and the presentation in one language. Both empty: there is no text in it.

    `row` is the text as it was (None: there was none); `is_draft`: it may have gaps.
    """

    use_required_attribute = False

    trade = forms.CharField(label=_("What you do"), max_length=100, required=False)
    presentation = WritingField(label=_("Presentation"), help_text=HOW_TO_WRITE)

    def __init__(self, *args, language: str, row: MemberText | None, is_draft=False, **kwargs):
        super().__init__(*args, prefix=f"text-{language}", **kwargs)
        self.language, self.row, self.is_draft = language, row, is_draft
        if row:
            self.initial["trade"] = row.trade
        before = row.presentation if row else ""
        self.initial["presentation"] = self.fields["presentation"].show(before)
        for field in self.fields.values():
            field.label = format_lazy("{} ({})", field.label, self.language_name)
            field.widget.attrs["lang"] = language

    @property
    def language_name(self) -> str:
        """The language's name, in the language of the screen."""
        return get_language_info(self.language)["name_translated"]

    @property
    def is_open(self) -> bool:
        """Whether there is something in it to see."""
        return bool(self.row) or (self.is_bound and self.has_changed())

    def clean(self):
        cleaned = super().clean()
        is_without_trade = cleaned.get("presentation") and not cleaned.get("trade")
        if is_without_trade and not self.is_draft and "trade" not in self.errors:
            self.add_error(
                "trade", _("Say what you do in this language too: it is the first line.")
            )
        return cleaned

    def told(self) -> MemberText | None:
        """Return the text as it is to be; None for a language without any."""
        trade, presentation = self.cleaned_data["trade"], self.cleaned_data["presentation"]
        if not trade and not presentation:
            return None
        row = self.row or MemberText(language=self.language)
        row.trade, row.presentation = trade, presentation
        return row


def text_forms(asked, entry, *, is_draft: bool) -> list[TextForm]:
    """Return a form for each language but French; `asked` is what was posted, if anything."""
    rows = {row.language: row for row in entry.texts.all()}
    return [
        TextForm(*asked, language=code, row=rows.get(code), is_draft=is_draft)
        for code, _name in foreign_languages()
    ]
