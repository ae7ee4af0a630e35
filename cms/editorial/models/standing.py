"""Whether a page is shown now, apart from what it says."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class StandingQuerySet(models.QuerySet):
    def hidden(self, today: date):
        """Return the rows of the pages that the public does not see on `today`."""
        return self.filter(Q(closed_at__isnull=False) | Q(expires_on__lt=today))


class Standing(models.Model):
    """*This page was closed, or is shown until that day; somebody last said that it is true.*

    It lies outside the page's versions: taking down waits for no approval, and no older version
    that is approved later brings back what was closed. A page without a row is shown. What
    stands under a hidden page is hidden with it, and comes back with it as it was.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, related_name="standing", verbose_name=_("page")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    expires_on = models.DateField(
        _("shown until"), null=True, blank=True, help_text=_("The last day that it is shown.")
    )
    closed_as = models.CharField(
        _("closed as"),
        max_length=20,
        blank=True,
        help_text=_("A code of the page type’s own, as “let” or “sold”."),
    )
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )

    wagtail_reference_index_ignore = True

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing of a page")
        verbose_name_plural = _("standings of pages")
        indexes = [models.Index(fields=["expires_on"], name="editorial_standing_by_expiry")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_as="", closed_at__isnull=True)
                | Q(~Q(closed_as=""), closed_at__isnull=False),
                name="editorial_standing_closed_as_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.closed_as or self.expires_on or self.checked_on}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def has_expired(self, today: date) -> bool:
        """Whether its last day was before `today`."""
        return self.expires_on is not None and self.expires_on < today


def is_shown(today: date, pk: str = "pk", path: str = "path"):
    """Return the condition for a query's page to be shown on `today`: neither it nor the page
    that it stands under is closed or has expired.

    `pk`, `path`: how the query names the page's key and its path in the tree. One level up is
    enough: what stands deeper than the children of a page that can be closed, nothing does.
    """
    hidden = Standing.objects.hidden(today)
    return ~Exists(hidden.filter(page=OuterRef(pk))) & ~Exists(
        hidden.filter(page__path=parent_path(OuterRef(path)))
    )


def parent_path(path="path"):
    """Return the expression for the path of the page above, from that of a page (a field's
    name or an expression)."""
    return Substr(path, 1, Length(path) - Page.steplen)
