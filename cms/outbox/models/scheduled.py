"""That a job of the schedule ran."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_ATTEMPTS = 5


class ScheduledRun(models.Model):
    """One job in one slot: the moment at which it is due. Unique, so that of two schedulers
    one runs it. ``finished_at`` is set when it succeeded."""

    job = models.CharField(_("job"), max_length=100)
    slot = models.DateTimeField(_("due at"))
    holder = models.UUIDField(editable=False)
    leased_until = models.DateTimeField(_("leased until"))
    attempts = models.PositiveIntegerField(_("attempts"), default=1)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")
        default_permissions = []
        ordering = ["-slot", "job"]
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="outbox_job_once_a_slot")
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.slot:%Y-%m-%d %H:%M}"

    @classmethod
    def claim(cls, job: str, slot: datetime, *, lease: timedelta) -> "ScheduledRun | None":
        """Return the run of `job` in `slot` when it is ours to do; None when it is done, being
        done, put off after a failure, or failed too often."""
        now = timezone.now()
        settled = Q(finished_at__isnull=False) | Q(leased_until__gt=now)
        settled |= Q(attempts__gte=MAX_ATTEMPTS)
        if cls.objects.filter(settled, job=job, slot=slot).exists():
            return None
        claim = {"holder": uuid.uuid4(), "leased_until": now + lease, "started_at": now}
        run, created = cls.objects.get_or_create(job=job, slot=slot, defaults=claim)
        if created:
            return run
        free = cls.objects.filter(pk=run.pk).exclude(settled)
        taken = free.update(attempts=F("attempts") + 1, **claim)
        return cls.objects.get(pk=run.pk) if taken else None

    def renew(self, lease: timedelta) -> bool:
        """Hold on for another `lease`; False when another scheduler has taken over."""
        return bool(self._mine().update(leased_until=timezone.now() + lease))

    def succeed(self) -> None:
        self._mine().update(finished_at=timezone.now(), last_error="")

    def fail(self, error: str, *, retry_after: timedelta) -> None:
        """Record the class of the `error`; the run may be tried again after `retry_after`."""
        self._mine().update(last_error=error[:100], leased_until=timezone.now() + retry_after)

    def _mine(self) -> models.QuerySet:
        return ScheduledRun.objects.filter(pk=self.pk, holder=self.holder)
