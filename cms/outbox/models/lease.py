"""Who runs a background task, and until when that holds."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..failures import class_path, frames

MAX_ATTEMPTS = 5


class LeaseLost(Exception):
    """The task was given to another worker, or its lease ran out too often."""


class LeaseExpired(Exception):
    """Written down as the error of a task whose workers all died."""


class TaskLease(models.Model):
    """A worker's hold on a task of `django_tasks_db`, which knows no such thing itself.

    ``holder`` names one attempt. Whoever writes a result must still be the holder: a worker
    that was frozen, and lost its lease meanwhile, cannot overwrite what its successor did.
    """

    task = models.OneToOneField(
        DBTaskResult,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="lease",
        verbose_name=_("task"),
    )
    holder = models.UUIDField(null=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)

    class Meta:
        verbose_name = _("background task")
        verbose_name_plural = _("background tasks")
        default_permissions = []  # who may see the mails may see the tasks
        ordering = ["-task__enqueued_at", "pk"]

    def __str__(self) -> str:
        return self.task.task_name

    @property
    def is_given_up(self) -> bool:
        return self.task.status == TaskResultStatus.FAILED

    @classmethod
    def take(cls, task: DBTaskResult, *, lease: timedelta) -> "TaskLease":
        """Begin an attempt at `task`, in the transaction that marks it as running."""
        held, _created = cls.objects.get_or_create(task=task)
        held.holder = uuid.uuid4()
        held.leased_until = timezone.now() + lease
        held.attempts += 1
        held.save()
        return held

    def renew(self, lease: timedelta) -> bool:
        """Hold on for another `lease`; False when the hold is lost."""
        mine = TaskLease.objects.filter(pk=self.pk, holder=self.holder)
        return bool(mine.update(leased_until=timezone.now() + lease))

    def succeed(self, value) -> None:
        """Record the task's return `value`. Raises `LeaseLost` when somebody else holds it."""
        with self._held() as task:
            task.status = TaskResultStatus.SUCCESSFUL
            task.return_value = value
            task.finished_at = timezone.now()
            task.exception_class_path = task.traceback = ""

    def fail(self, error: BaseException) -> None:
        """Record that the attempt failed: the task is tried again later, five times in all.

        Of `error` only the class and the places in the code are kept: a message may quote
        personal data. Raises `LeaseLost` when somebody else holds the task.
        """
        with self._held() as task:
            self._put_back(task, after=timedelta(minutes=5 ** (self.attempts - 1)), error=error)

    def hand_back(self) -> None:
        """Let another worker run the task at once: this one is told to go. It does not count
        as an attempt. Raises `LeaseLost` when somebody else holds the task."""
        with self._held(attempts=self.attempts - 1) as task:
            self._put_back(task, after=timedelta(0), error=None)

    def expire(self) -> None:
        """Take the task from a worker that gave no sign of life; the caller holds both rows."""
        self._put_back(self.task, after=timedelta(0), error=LeaseExpired())
        self._release(self.task, self.attempts)

    def run_again(self) -> None:
        """Give a task that failed for good five more attempts."""
        with transaction.atomic():
            TaskLease.objects.filter(pk=self.pk).update(attempts=0)
            DBTaskResult.objects.failed().filter(pk=self.pk).update(
                status=TaskResultStatus.READY, run_after=timezone.now(), finished_at=None
            )

    def _put_back(
        self, task: DBTaskResult, *, after: timedelta, error: BaseException | None
    ) -> None:
        if error:
            task.exception_class_path = class_path(error)
            task.traceback = frames(error)
        if error and self.attempts >= MAX_ATTEMPTS:
            task.status = TaskResultStatus.FAILED
            task.finished_at = timezone.now()
        else:
            task.status = TaskResultStatus.READY
            task.run_after = timezone.now() + after

    @contextmanager
    def _held(self, attempts: int | None = None) -> Iterator[DBTaskResult]:
        with transaction.atomic():
            mine = TaskLease.objects.filter(pk=self.pk, holder=self.holder).order_by("pk")
            if mine.select_for_update().first() is None:
                raise LeaseLost
            yield self.task
            self._release(self.task, self.attempts if attempts is None else attempts)

    def _release(self, task: DBTaskResult, attempts: int) -> None:
        task.save(
            update_fields=[
                "status",
                "return_value",
                "run_after",
                "finished_at",
                "exception_class_path",
                "traceback",
            ]
        )
        TaskLease.objects.filter(pk=self.pk).update(
            holder=None, leased_until=None, attempts=attempts
        )
