"""The programme's own words, and what they are called in each language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class GlossaryTerm(models.Model):
    """*comité d'accueil* is *welcome committee*, whoever or whatever translates."""

    french = models.CharField(_("in French"), max_length=80)
    language = models.CharField(_("language"), max_length=8)
    translation = models.CharField(
        _("translation"),
        max_length=80,
        help_text=_("Write the French words again when they are kept as they are."),
    )
    translation_plural = models.CharField(
        _("translation in the plural"),
        max_length=80,
        blank=True,
        help_text=_("Left empty, a machine finds the plural by itself."),
    )

    class Meta:
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["french", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["french", "language"], name="translating_term_once_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.french} → {self.translation}"

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES).get(self.language, self.language)
