"""One turn of the worker: a task, the mails that are due, the tasks of dead workers."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult

from .delivery import deliver_due
from .failures import class_path
from .heartbeat import Heartbeat
from .models import LeaseLost, TaskLease
from .patience import persistently

logger = logging.getLogger(__name__)

#: How long the task of a killed worker stays with it. A living worker renews six times as often.
LEASE = timedelta(minutes=2)
#: How long mails rest after their server could not be reached, so that tasks get their turn.
MAIL_REST = timedelta(minutes=1)


class Worker:
    """Runs tasks and sends mails. Several may run side by side, on one machine or on many.

    `worker_id` is unique among them; `until` says, between two pieces of work, whether to go.
    """

    def __init__(
        self,
        worker_id: str,
        *,
        lease: timedelta = LEASE,
        mail_rest: timedelta = MAIL_REST,
        backend_name: str = DEFAULT_TASK_BACKEND_ALIAS,
    ):
        self.worker_id = worker_id
        self.lease = lease
        self.mail_rest = mail_rest
        self.backend_name = backend_name
        self.until: Callable[[], bool] = lambda: False
        self._reap_at = self._mail_at = 0.0  # on time.monotonic()'s clock

    def turn(self) -> bool:
        """Do a round of work; return whether there was any."""
        if time.monotonic() >= self._reap_at:
            reap()
            self._reap_at = time.monotonic() + self.lease.total_seconds() / 4
        ran = self.run_next_task()
        return self.send_mails() or ran

    def run_next_task(self) -> bool:
        """Run the task whose turn it is; return whether there was one."""
        held = self._claim()
        if held is None:
            return False
        task = held.task
        try:
            with Heartbeat(held.renew, self.lease), translation.override(settings.LANGUAGE_CODE):
                value = self._call(task)
        except Exception as error:
            failure = error
            self._record(held, lambda: held.fail(failure))
            logger.warning("Task %s failed: %s.", task.task_path, class_path(error))
        except BaseException:  # told to go, for the second time
            self._record(held, held.hand_back)
            raise
        else:
            self._record(held, lambda: held.succeed(value))
        if task.status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
            _announce(task_finished, task)
        return True

    def send_mails(self) -> bool:
        """Send some of the mails that are due; return whether there were any."""
        if time.monotonic() < self._mail_at:
            return False
        delivery = deliver_due(limit=20, until=self.until)
        if not delivery.reachable:
            self._mail_at = time.monotonic() + self.mail_rest.total_seconds()
        return bool(delivery.sent or delivery.failed)

    def _claim(self) -> TaskLease | None:
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if not ready.exists():  # on SQLite the transaction below locks out every other writer
            return None
        with transaction.atomic():
            task = ready.get_locked()
            if task is None:
                return None
            task.claim(self.worker_id)
            return TaskLease.take(task, lease=self.lease)

    def _call(self, row: DBTaskResult):
        _announce(task_started, row)
        task, result = row.task, row.task_result
        context = [TaskContext(task_result=result)] if task.takes_context else []
        return normalize_json(task.call(*context, *result.args, **result.kwargs))

    def _record(self, held: TaskLease, outcome: Callable[[], None]) -> None:
        try:
            persistently(outcome)
        except LeaseLost:
            held.task.refresh_from_db()
            logger.error(
                "Task %s lost its lease while it ran: its result is not kept.", held.task.task_path
            )


def reap() -> int:
    """Take their tasks from workers that gave no sign of life; return how many.

    Such a task is ready again at once; after five attempts it is failed.
    """
    expired = TaskLease.objects.filter(
        leased_until__lt=timezone.now(), task__status=TaskResultStatus.RUNNING
    )
    if not expired.exists():
        return 0
    with transaction.atomic():
        lost = expired.select_related("task").select_for_update(skip_locked=True)
        count = 0
        for held in lost:
            held.expire()
            count += 1
            logger.error("Task %s outlived its worker.", held.task.task_path)
        return count


def _announce(signal, row: DBTaskResult) -> None:
    try:
        signal.send(sender=type(row.task.get_backend()), task_result=row.task_result)
    except ImportError:
        # a task whose function is gone: run_next_task records that
        logger.error("Task %s names no function.", row.task_path)
