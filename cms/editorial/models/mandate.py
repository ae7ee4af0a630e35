"""A right as a row: this person may edit this page, and what is under it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.translation.languages import site_languages


class MandateQuerySet(models.QuerySet):
    def for_user(self, user):
        """Return the mandates that `user` holds; none for who is not logged in or not active."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.in_force().filter(user=user)

    def in_force(self):
        """Return the mandates that nobody has suspended."""
        return self.filter(suspended_at=None)

    def covering(self, page):
        """Return the mandates in force on `page` or on a page above it, in its language."""
        keys = page.get_ancestors(inclusive=True).values("translation_key")
        return (
            self.in_force()
            .filter(page__translation_key__in=keys)
            .filter(models.Q(language="") | models.Q(language=page.locale.language_code))
        )


class Mandate(models.Model):
    """*This person may edit this page and what is under it, in all its languages or in one.*

    The page named is the French one; its translations are found by their common
    `translation_key`. Nothing is ever published by a mandate: what its holder changes is
    submitted to review. A village may have several holders, a person several villages.
    """

    class Role(models.TextChoices):
        COMMITTEE_HEAD = "committee_head", _("head of a welcome committee")
        COMMITTEE = "committee", _("member of a welcome committee")
        MEMBER = "member", _("member of the network")
        CULTURE_PARTNER = "culture_partner", _("culture partner")
        TRANSLATOR = "translator", _("translator")

    #: Roles whose holders work in the CMS; members have their own screens outside it.
    ROLES_IN_CMS = {
        Role.COMMITTEE_HEAD,
        Role.COMMITTEE,
        Role.CULTURE_PARTNER,
        Role.TRANSLATOR,
    }

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="mandates",
        verbose_name=_("person"),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="mandates",
        verbose_name=_("page"),
        help_text=_("The person may edit this page and those under it."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=site_languages,
        blank=True,
        help_text=_("Leave empty for all languages."),
    )
    created_at = models.DateTimeField(_("given on"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("given by"),
    )
    suspended_at = models.DateTimeField(
        _("suspended on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("It opens nothing until it is given back."),
    )
    suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("suspended by"),
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["page__title", "role", "user__last_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "page", "language"], name="editorial_mandate_once_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.page}"

    @property
    def opens_translations_only(self) -> bool:
        """Whether it opens words in another language, and nothing of the French."""
        is_foreign = self.language not in {"", settings.LANGUAGE_CODE}
        return self.role == self.Role.TRANSLATOR and is_foreign

    def clean(self):
        super().clean()
        if self.page_id and self.page.depth < 3 and not self.opens_translations_only:
            raise ValidationError(
                {"page": _("A mandate on the home page would open the whole site. Choose a page.")}
            )
        if self.page_id and self.page.locale.language_code != settings.LANGUAGE_CODE:
            raise ValidationError({"page": _("Choose the French page: its translations follow.")})
