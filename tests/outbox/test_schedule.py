"""What happens by the clock: once in each slot, on the wall clock of the Gers."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from cms.outbox.models import OutboxMessage, ScheduledRun
from cms.outbox.posting import post
from cms.outbox.pruning import prune_mails, prune_runs
from cms.outbox.schedule import Job, Schedule, schedule
from cms.outbox.scheduler import run_due
from tests.at_once import at_once

PARIS = ZoneInfo("Europe/Paris")


def at(*moment, zone=PARIS):
    return datetime(*moment, tzinfo=zone)


def later(**delay):
    return time_machine.travel(timezone.now() + timedelta(**delay), tick=False)


def test_a_job_every_five_minutes_has_twelve_slots_an_hour():
    job = Job("j", print, timedelta(minutes=5))
    start = at(2026, 11, 22, 9, 0)
    slots = {job.slot(start + timedelta(seconds=n)) for n in range(3600)}

    assert len(slots) == 12
    assert job.slot(start) == start
    assert job.slot(start - timedelta(seconds=1)) == start - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(2026, 11, 22, 3, 10), at(2026, 11, 22, 3, 10)),
        (at(2026, 11, 22, 3, 9, 59), at(2026, 11, 21, 3, 10)),
        (at(2026, 11, 22, 23, 59), at(2026, 11, 22, 3, 10)),
        (at(2026, 7, 1, 0, 30), at(2026, 6, 30, 3, 10)),
        (at(2026, 11, 22, 2, 30, zone=UTC), at(2026, 11, 22, 3, 10)),
    ],
)
def test_a_daily_job_is_due_at_the_wall_clocks_time(now, due):
    assert Job("j", print, timedelta(days=1), time(3, 10)).slot(now) == due


@pytest.mark.parametrize("hour", [time(1, 59), time(2, 0), time(2, 30), time(3, 0)])
@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25)], ids=["spring", "autumn"])
def test_a_daily_job_is_due_once_on_the_days_when_the_clock_changes(day, hour):
    job = Job("j", print, timedelta(days=1), hour)
    midnight = at(*day, 0, 0).astimezone(UTC)
    slots = [job.slot(midnight + timedelta(minutes=n)) for n in range(26 * 60)]

    of_the_day = {slot for slot in slots if slot.astimezone(PARIS).date() == date(*day)}
    assert len(of_the_day) == 1
    assert slots == sorted(slots)


def test_a_name_is_taken_once_and_a_job_has_one_kind_of_time():
    own = Schedule()
    own.every(name="a", do=print, minutes=5)

    for wrong in (
        {"name": "a", "minutes": 5},
        {"name": "b"},
        {"name": "b", "minutes": 5, "daily_at": time(3)},
    ):
        with pytest.raises(ValueError):
            own.every(do=print, **wrong)
    assert [job.name for job in own] == ["a"]


def test_the_kernels_jobs_are_declared():
    jobs = {job.name: job for job in schedule}

    assert jobs["publish_scheduled"].interval == timedelta(minutes=5)
    for name in ("clearsessions", "prune_mails", "prune_runs", "prune_tasks"):
        assert jobs[name].interval == timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.usefixtures("queued_tasks")
@pytest.mark.parametrize("job", list(schedule), ids=lambda job: job.name)
def test_each_of_them_runs(job):
    job.run()


@pytest.mark.django_db
def test_a_job_runs_once_in_its_slot_and_again_in_the_next():
    ran = []
    jobs = [Job("j", lambda: ran.append(1), timedelta(minutes=5))]

    with time_machine.travel(at(2026, 11, 22, 9, 1), tick=False) as clock:
        assert run_due(jobs)
        assert not run_due(jobs)
        clock.shift(timedelta(minutes=5))
        assert run_due(jobs)

    assert len(ran) == 2
    assert ScheduledRun.objects.filter(finished_at__isnull=False).count() == 2


@pytest.mark.django_db
def test_a_job_that_fails_stops_no_other_is_visible_and_is_tried_again(caplog):
    calls = []

    def broken():
        calls.append(1)
        if len(calls) < 2:
            raise LookupError("jeanne" + "@exemple.test")

    jobs = [
        Job("broken", broken, timedelta(days=1), time(3)),
        Job("sound", lambda: calls.append("sound"), timedelta(days=1), time(3)),
    ]

    with time_machine.travel(at(2026, 11, 22, 9, 0), tick=False) as clock:
        run_due(jobs)
        assert calls == [1, "sound"]
        run = ScheduledRun.objects.get(job="broken")
        assert (run.finished_at, run.last_error) == (None, "builtins.LookupError")
        assert "jeanne@exemple.test" not in caplog.text
        assert not run_due(jobs)

        clock.shift(timedelta(minutes=6))
        assert run_due(jobs)

    run.refresh_from_db()
    assert (run.last_error, run.attempts) == ("", 2)
    assert run.finished_at


@pytest.mark.django_db
def test_a_job_that_always_fails_is_tried_five_times_a_slot():
    calls = []

    def broken():
        calls.append(1)
        raise LookupError

    with time_machine.travel(at(2026, 11, 22, 9, 0), tick=False) as clock:
        for _ in range(20):
            run_due([Job("broken", broken, timedelta(days=1), time(3))])
            clock.shift(timedelta(minutes=6))

    assert len(calls) == 5


@pytest.mark.django_db
def test_the_job_of_a_killed_scheduler_is_taken_up():
    ran = []
    job = Job("j", lambda: ran.append(1), timedelta(days=1), time(3))
    with time_machine.travel(at(2026, 11, 22, 9, 0), tick=False) as clock:
        killed = ScheduledRun.claim("j", job.slot(timezone.now()), lease=timedelta(minutes=2))
        assert not run_due([job])

        clock.shift(timedelta(minutes=3))
        assert run_due([job])
        assert not killed.renew(timedelta(minutes=2))

    assert ran == [1]


@pytest.mark.django_db(transaction=True)
def test_of_several_schedulers_one_runs_the_job():
    ran = []
    job = Job("j", lambda: ran.append(1), timedelta(days=1), time(3))

    def scheduler():
        run_due([job])

    assert at_once(*[scheduler] * 4) == [None] * 4
    assert ran == [1]


@pytest.mark.django_db
def test_mails_are_forgotten_ninety_days_after_they_were_sent_or_given_up():
    now = timezone.now()
    ages = {"sent 91": 91, "sent 89": 89, "dead 91": 91, "dead 89": 89, "waiting 91": 91}
    for subject, days in ages.items():
        row = post(EmailMessage(subject, "T", to=["a@x.test"]))[0]
        then = now - timedelta(days=days)
        changes = {
            "sent": {"sent_at": then, "next_attempt_at": None},
            "dead": {"failing_since": then, "next_attempt_at": None},
            "waiting": {"next_attempt_at": then},
        }[subject.split()[0]]
        OutboxMessage.objects.filter(pk=row.pk).update(created_at=then, **changes)

    assert prune_mails(now) == 2
    kept = set(OutboxMessage.objects.values_list("subject", flat=True))
    assert kept == {"sent 89", "dead 89", "waiting 91"}


@pytest.mark.django_db
def test_old_runs_are_forgotten():
    ScheduledRun.claim("old", timezone.now() - timedelta(days=31), lease=timedelta(0))
    ScheduledRun.claim("new", timezone.now(), lease=timedelta(0))

    assert prune_runs() == 1
    assert ScheduledRun.objects.get().job == "new"
