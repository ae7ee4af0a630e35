"""For whom a dossier was opened, and each time that somebody read it."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.translation.languages import site_languages

#: Long enough to think it over and come back; after it the CCI opens again, or does not.
OPEN_FOR = timedelta(days=30)


def hash_of(token: str) -> str:
    """Return what is kept of a link's token: who reads the database opens nothing with it."""
    return hashlib.sha256(token.encode()).hexdigest()


class DossierOpeningQuerySet(models.QuerySet):
    def in_force(self, now):
        """Return the openings that let somebody read at the moment `now`."""
        from .dossier import TakeoverDossier

        readable = TakeoverDossier.objects.readable()
        return self.filter(open_until__gt=now, revoked_at__isnull=True, dossier__in=readable)


class DossierOpening(models.Model):
    """*The CCI lets this person read that dossier until then.* Who holds the link reads."""

    dossier = models.ForeignKey(
        "entreprendre.TakeoverDossier", on_delete=models.CASCADE, related_name="openings"
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=site_languages,
        default=settings.LANGUAGE_CODE,
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("opened by"),
    )
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now)
    open_until = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(_("taken back on"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    token_hash = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    objects = DossierOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a dossier")
        verbose_name_plural = _("openings of dossiers")
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def set_token(self) -> str:
        """Give the opening a new token, and return it: nobody can read it again."""
        token = secrets.token_urlsafe(32)
        self.token_hash = hash_of(token)
        return token

    @property
    def is_in_force(self) -> bool:
        return self.revoked_at is None and self.open_until > timezone.now()


class DossierReading(models.Model):
    """*This dossier was read then*: by somebody for whom it was opened, or at the CCI.

    Rows are only ever added. `reader` keeps the name of a colleague whose account is gone.
    """

    dossier = models.ForeignKey(
        "entreprendre.TakeoverDossier", on_delete=models.CASCADE, related_name="readings"
    )
    opening = models.ForeignKey(
        DossierOpening, on_delete=models.CASCADE, null=True, related_name="readings"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reader = models.CharField(_("who"), max_length=200)
    read_at = models.DateTimeField(_("when"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reading of a dossier")
        verbose_name_plural = _("readings of dossiers")
        ordering = ["-read_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opening__isnull=True) | Q(user__isnull=True),
                name="entreprendre_read_by_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
