"""What members can do: families of trades, the skills in them, and the words of members' own."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from cms.editorial.slugs import slug_for


class InLanguages(models.Model):
    """A name that the CCI keeps in French, and in the other languages where it has one."""

    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=100, blank=True)
    name_pt = models.CharField(_("name in Portuguese"), max_length=100, blank=True)

    class Meta:
        abstract = True

    @property
    def local_name(self) -> str:
        """The name in the language that is being read; the French one where there is none."""
        return getattr(self, f"name_{get_language()}", "") or self.name

    @property
    def is_named_here(self) -> bool:
        """Whether `local_name` is in the language that is being read."""
        return get_language() == "fr" or bool(getattr(self, f"name_{get_language()}", ""))


class TradeFamily(InLanguages):
    """A family of trades: the first thing that a company chooses, a chapter of the printed book."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("trade family")
        verbose_name_plural = _("trade families")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Skill(InLanguages, TagBase):
    """Something a member can do for a customer.

    In a `family` it is one of the CCI's tree; without one it is a member's own word, until the
    CCI gives it a family or puts it together with another (`same_as`). It is then kept as another
    word for that one: drafts and older versions that name it stay what they are.
    """

    free_tagging = True

    family = models.ForeignKey(
        TradeFamily,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="skills",
        verbose_name=_("trade family"),
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="other_words",
        verbose_name=_("the same as"),
    )

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return what addresses call the skill, without accents: words that differ by them alone
        have the same, with a number behind it (taggit's hook)."""
        slug = slug_for(tag) or "skill"
        return slug if i is None else f"{slug}_{i}"
