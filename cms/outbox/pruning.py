"""What is over is not kept for ever."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .models import OutboxMessage, ScheduledRun
from .schedule import every

#: Long enough to answer "did I get that mail?", no longer: mails hold personal data.
KEEP_MAILS = timedelta(days=90)
KEEP_RUNS = timedelta(days=30)
KEEP_TASKS_DAYS = 14
KEEP_FAILED_TASKS_DAYS = 90


def prune_mails(now: datetime | None = None) -> int:
    """Delete the mails that were sent, or given up, 90 days ago; return how many."""
    before = (now or timezone.now()) - KEEP_MAILS
    sent = OutboxMessage.objects.sent().filter(sent_at__lt=before)
    dead = OutboxMessage.objects.dead().filter(failing_since__lt=before)
    return sent.delete()[0] + dead.delete()[0]


def prune_runs(now: datetime | None = None) -> int:
    """Delete the records of the jobs that ran 30 days ago; return how many."""
    before = (now or timezone.now()) - KEEP_RUNS
    return ScheduledRun.objects.filter(slot__lt=before).delete()[0]


def register_jobs() -> None:
    """Declare the kernel's own jobs."""
    every(minutes=5, name="publish_scheduled", do="publish_scheduled")
    every(daily_at=time(3, 0), name="clearsessions", do="clearsessions")
    every(daily_at=time(3, 10), name="prune_mails", do=prune_mails)
    every(daily_at=time(3, 20), name="prune_runs", do=prune_runs)
    every(
        daily_at=time(3, 30),
        name="prune_tasks",
        do=(
            f"prune_db_task_results --queue-name * --min-age-days {KEEP_TASKS_DAYS}"
            f" --failed-min-age-days {KEEP_FAILED_TASKS_DAYS} --verbosity 0"
        ),
    )
