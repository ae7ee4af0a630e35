"""What happens by the clock. Each app adds its own jobs from ``AppConfig.ready``."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core.management import call_command
from django.utils import timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.get_fixed_timezone(0))


@dataclass(frozen=True)
class Job:
    """Something to do every so often (`interval`), or once a day at a time of day (`daily_at`)."""

    name: str
    do: Callable[[], object] | str
    interval: timedelta
    daily_at: time | None = None

    def slot(self, now: datetime) -> datetime:
        """Return the last moment, at `now` or before, at which this job was due.

        A daily job's time is the clock's on the wall (``TIME_ZONE``): on the two nights when
        the clock changes it is still due once.
        """
        if self.daily_at is None:
            return now - (now - EPOCH) % self.interval
        zone = timezone.get_default_timezone()
        today = now.astimezone(zone).date()
        due = self._due_on(today, zone)
        return due if due <= now else self._due_on(today - timedelta(days=1), zone)

    def run(self) -> None:
        """Do it: call the function, or the management command that a string names."""
        if callable(self.do):
            self.do()
        else:
            name, *arguments = shlex.split(self.do)
            call_command(name, *arguments)

    def _due_on(self, day, zone) -> datetime:
        return datetime.combine(day, self.daily_at, tzinfo=zone).astimezone(EPOCH.tzinfo)


class Schedule:
    """The declared jobs, by name."""

    def __init__(self):
        self._jobs: dict[str, Job] = {}

    def __iter__(self):
        return iter(self._jobs.values())

    def every(
        self,
        *,
        name: str,
        do: Callable[[], object] | str,
        minutes: int | None = None,
        daily_at: time | None = None,
    ) -> Job:
        """Declare a job, due every so many `minutes` or once a day at `daily_at`, and return it.

        `do` is a function without arguments or a management command line. It runs in the
        scheduler's process and must be safe to run again: one that fails or is killed is tried
        up to five times in its slot. Slots that passed while no scheduler ran are not made up
        for, but for the last one. What takes minutes belongs in a task that `do` enqueues.

        Raises ``ValueError`` for a name that is taken, or for neither or both of the times.
        """
        if name in self._jobs:
            raise ValueError(f"There is a job named {name} already.")
        if (minutes is None) == (daily_at is None):
            raise ValueError("A job is due either every so many minutes or daily at some time.")
        interval = timedelta(days=1) if minutes is None else timedelta(minutes=minutes)
        self._jobs[name] = Job(name, do, interval, daily_at)
        return self._jobs[name]


schedule = Schedule()
every = schedule.every
