"""What a monitor asks: does the process live, can it serve, do the clock and the mail run?

Answers hold codes and ages in seconds, nothing about data or versions.
"""

import shutil
import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Case, Max, Min, Q, When
from django.http import JsonResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.outbox.models import OutboxMessage, ScheduledRun
from cms.outbox.schedule import schedule

#: How late work may be before somebody should look.
LATE = timedelta(minutes=10)
MINIMUM_FREE_DISK = 0.05


class ProbesMiddleware:
    """Answers the probes before sessions and before the Host header is looked at: a monitor
    calls a machine by its number, and a probe must not depend on anything that it tests."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        probe = PROBES.get(request.path_info)
        if probe is None or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        response = probe()
        response.headers["Cache-Control"] = "no-store"
        return response


def live() -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


def ready() -> JsonResponse:
    """200 when the process can serve, 503 with the reasons when it cannot.

    ``queue`` alone is 200: work waits too long, the site is degraded and not down.
    """
    reasons = _database_faults() + _media_faults()
    if reasons:
        return _answer("unready", reasons, status=503)
    if _age(_oldest_task()) > LATE or _age(_oldest_mail()) > LATE:
        return _answer("degraded", ["queue"])
    return _answer("ok", [])


def cron() -> JsonResponse:
    """503 when a scheduled job or the mail is late; always the ages, in seconds.

    A job is late when it has not succeeded for twice its interval and ten minutes.
    """
    try:
        last = dict(
            ScheduledRun.objects.exclude(finished_at=None)
            .values_list("job")
            .annotate(Max("finished_at"))
            .order_by()
        )
        oldest = {"mail": _oldest_mail(), "task": _oldest_task()}
        given_up = {
            "mails": OutboxMessage.objects.dead().count(),
            "tasks": DBTaskResult.objects.failed().count(),
        }
    except Error:
        return _answer("unready", ["database"], status=503)
    late = [
        job.name
        for job in schedule
        if job.name not in last or _age(last[job.name]) > 2 * job.interval + LATE
    ]
    late += [name for name, since in oldest.items() if _age(since) > LATE]
    return _answer(
        "late" if late else "ok",
        late,
        status=503 if late else 200,
        ages={
            name: round(_age(since).total_seconds())
            for name, since in (last | oldest).items()
            if since
        },
        given_up=given_up,
    )


#: By path. They are no URL patterns: see `ProbesMiddleware`.
PROBES = {"/-/live": live, "/-/ready": ready, "/-/cron": cron}


def _answer(status_text: str, reasons: list[str], *, status: int = 200, **more) -> JsonResponse:
    return JsonResponse({"status": status_text, "reasons": reasons, **more}, status=status)


def _age(since: datetime | None) -> timedelta:
    return timezone.now() - since if since else timedelta(0)


def _oldest_mail() -> datetime | None:
    """Since when a mail has been due, or held up by a server that cannot be reached.

    A mail that its recipient's server refuses does not count: that is nobody's outage.
    """
    due = OutboxMessage.objects.due(timezone.now()).order_by()
    held_up = OutboxMessage.objects.held_up().order_by()
    since = [
        due.aggregate(oldest=Min("next_attempt_at"))["oldest"],
        held_up.aggregate(oldest=Min("failing_since"))["oldest"],
    ]
    return min(filter(None, since), default=None)


def _oldest_task() -> datetime | None:
    """Since when a task has been due; what was put off is due when that is over."""
    at_once = Q(run_after=get_date_max())
    due_at = Case(When(at_once, then="enqueued_at"), default="run_after")
    due = DBTaskResult.objects.ready().order_by()
    return due.aggregate(oldest=Min(due_at))["oldest"]


def _database_faults() -> list[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        applied = MigrationRecorder(connection).applied_migrations()
    except Error:
        return ["database"]
    return [] if _latest_migrations() <= applied.keys() else ["migrations"]


@cache
def _latest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as the code on disk has them."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _media_faults() -> list[str]:
    if not isinstance(default_storage, FileSystemStorage):
        return []  # elsewhere than on this machine's disk
    folder = Path(default_storage.location)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
        disk = shutil.disk_usage(folder)
    except OSError:
        return ["media"]
    return [] if disk.free >= disk.total * MINIMUM_FREE_DISK else ["disk"]
