"""What a member says of themselves in another language than French."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from cms.translation.languages import foreign_languages


class MemberText(Orderable):
    """The trade and the presentation in `language`, in the member's own words.

    It belongs to the versions of the entry: it is drafted, read by the CCI and published with it
    (ADR 0012). Facts are said once, on the entry.
    """

    page = ParentalKey("annuaire.MemberPage", on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=foreign_languages)
    trade = models.CharField(_("trade"), max_length=100)
    presentation = RichTextField(
        _("presentation"), features=["bold", "italic", "ul", "link"], blank=True
    )

    panels = [FieldPanel("language"), FieldPanel("trade"), FieldPanel("presentation")]

    class Meta(Orderable.Meta):
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="annuaire_text_language")
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.get_language_display()})"


@dataclass(frozen=True)
class Besides:
    """Words of an entry, in `text_language`."""

    text_language: str

    @property
    def is_in_active_language(self) -> bool:
        return self.text_language == get_language()


class InOwnWords:
    """For an entry, which has `texts`: in a language that a member wrote in, their own words come
    before a translator’s."""

    @property
    def own_text(self):
        """The member's own text in the language that is being read (`MemberText`); None where
        that is French, or where they wrote none."""
        language = get_language()
        return None if language == settings.LANGUAGE_CODE else self._own_texts.get(language)

    @cached_property
    def _own_texts(self) -> dict[str, "MemberText"]:
        return {text.language: text for text in self.texts.all()}

    @property
    def text_language(self) -> str:
        """The language that the entry is told in: a member's own words come first (ADR 0012)."""
        return self.own_text.language if self.own_text else super().text_language

    @property
    def besides(self) -> Besides:
        """The language of what a member's own text leaves out: the references and the rates."""
        return Besides(super().text_language)

    def translated_into(self) -> set[str]:
        return super().translated_into() | set(self._own_texts)

    def say(self, content: dict, language: str) -> None:
        """Put the words of a translator in the place of the French ones, where the member has
        none of their own in `language`."""
        own = self._own_texts.get(language)
        if own:
            said = {name for name in ("trade", "presentation") if getattr(own, name)}
            content = {name: text for name, text in content.items() if name not in said}
        super().say(content, language)

    @property
    def told_presentation(self) -> str:
        """The presentation, in the language that is being read where it is told in it."""
        return (self.own_text and self.own_text.presentation) or self.presentation

    @property
    def in_one_line(self) -> str:
        """The trade and the place, in the language that is being read where it is told in it."""
        trade = self.own_text.trade if self.own_text else self.trade
        return ", ".join(filter(None, [trade, self.place]))

    @classmethod
    def told_by_itself(cls):
        return MemberText.objects.values_list("page", "language")
