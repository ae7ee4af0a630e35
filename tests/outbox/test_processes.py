"""Real worker and scheduler processes on the test's database, killed at bad moments."""

import signal

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.outbox.models import OutboxMessage, ScheduledRun, TaskLease
from cms.outbox.posting import post
from tests.outbox import work

from .conftest import kill

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("queued_tasks"),
]

WORKER = ["worker", "--interval", "0.1", "--lease", "3", "--mail-rest", "0.2"]


@pytest.fixture
def trace(tmp_path):
    path = tmp_path / "trace"
    path.touch()
    return path


def lines(trace) -> list[str]:
    return trace.read_text().splitlines()


def finished() -> bool:
    return not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists()


def test_the_task_of_a_killed_worker_is_done_once(spawn, wait_for, trace):
    work.note_slowly.enqueue(str(trace), "x", 3)
    first = spawn(*WORKER)
    wait_for(lambda: lines(trace) == ["begin x"])
    kill(first)
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING

    spawn(*WORKER)
    wait_for(finished)

    assert lines(trace) == ["begin x", "begin x", "done x"]
    assert TaskLease.objects.get().attempts == 2


def test_two_workers_never_run_a_task_at_the_same_time(spawn, wait_for, trace):
    """Although the task takes longer than the lease: the worker renews it."""
    work.note_slowly.enqueue(str(trace), "long", 7)
    for n in range(6):
        work.note.enqueue(str(trace), f"short {n}")
    spawn(*WORKER)
    spawn(*WORKER)

    wait_for(finished)

    assert sorted(lines(trace)) == sorted(
        ["begin long", "done long", *(f"short {n}" for n in range(6))]
    )
    assert len({tuple(ids) for ids in DBTaskResult.objects.values_list("worker_ids", flat=True)})
    assert set(TaskLease.objects.values_list("attempts", flat=True)) == {1}


def test_a_worker_that_is_told_to_go_ends_its_task_first(spawn, wait_for, trace):
    work.note_slowly.enqueue(str(trace), "x", 2)
    work.note.enqueue(str(trace), "not any more")
    worker = spawn(*WORKER)
    wait_for(lambda: "begin x" in lines(trace))

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=40) == 0
    assert lines(trace) == ["begin x", "done x"]


def test_an_idle_worker_goes_at_once(spawn, wait_for, trace):
    work.note.enqueue(str(trace), "x")
    worker = spawn(*WORKER)
    wait_for(finished)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0


def test_mails_wait_for_a_server_that_is_down_and_go_out_once_when_it_is_back(
    spawn, wait_for, smtp
):
    smtp.stop()
    with transaction.atomic():
        post(EmailMessage("S", "T", to=["a@x.test", "b@x.test", "c@x.test"]))
    worker = spawn(*WORKER, smtp_port=smtp.port)
    wait_for(lambda: OutboxMessage.objects.exclude(last_error="").exists())
    assert worker.poll() is None

    smtp.start()
    OutboxMessage.objects.unsent().update(next_attempt_at=timezone.now())  # a minute has gone by
    wait_for(lambda: OutboxMessage.objects.sent().count() == 3)

    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=40)
    assert sorted(smtp.recipients) == ["a@x.test", "b@x.test", "c@x.test"]


def test_a_mail_whose_worker_is_killed_while_it_sends_goes_out(spawn, wait_for, smtp):
    smtp.hesitates = 60
    post(EmailMessage("S", "T", to=["a@x.test"]))
    worker = spawn(*WORKER, smtp_port=smtp.port)
    wait_for(lambda: smtp.reading == 1)
    kill(worker)
    assert OutboxMessage.objects.get().state == OutboxMessage.State.SENDING

    smtp.hesitates = 0
    OutboxMessage.objects.update(leased_until=timezone.now())  # five minutes have gone by
    spawn(*WORKER, smtp_port=smtp.port)
    wait_for(lambda: OutboxMessage.objects.sent().exists())

    assert smtp.recipients == ["a@x.test"]


def test_a_batch_does_what_there_is_and_ends(spawn, trace, smtp):
    work.note.enqueue(str(trace), "x")
    post(EmailMessage("S", "T", to=["a@x.test"]))

    worker = spawn("worker", "--batch", smtp_port=smtp.port)

    assert worker.wait(timeout=60) == 0
    assert lines(trace) == ["x"]
    assert smtp.recipients == ["a@x.test"]


def test_two_schedulers_run_each_job_once(spawn, wait_for):
    schedulers = [spawn("scheduler", "--interval", "0.2") for _ in range(2)]
    jobs = {"publish_scheduled", "clearsessions", "prune_mails", "prune_runs", "prune_tasks"}
    done = ScheduledRun.objects.exclude(finished_at=None)
    wait_for(lambda: jobs <= set(done.values_list("job", flat=True)))
    wait_for(lambda: all("Running" in scheduler.log.read_text() for scheduler in schedulers))

    for scheduler in schedulers:
        scheduler.send_signal(signal.SIGTERM)
    assert [scheduler.wait(timeout=40) for scheduler in schedulers] == [0, 0]
    runs = list(ScheduledRun.objects.values_list("job", "slot"))
    assert len(runs) == len(set(runs))
    assert set(ScheduledRun.objects.values_list("attempts", flat=True)) == {1}
    assert not ScheduledRun.objects.exclude(last_error="").exists()
