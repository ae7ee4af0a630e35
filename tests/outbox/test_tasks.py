"""Tasks with a lease: failures are tried again, orphans taken up, nothing runs twice at once."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from cms.outbox.models import LeaseLost, TaskLease
from cms.outbox.worker import Worker, reap
from tests.outbox import work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued_tasks")]


@pytest.fixture
def worker():
    return Worker("one")


@pytest.fixture
def trace(tmp_path):
    return tmp_path / "trace"


def later(**delay):
    return time_machine.travel(timezone.now() + timedelta(**delay), tick=False)


def the_task() -> DBTaskResult:
    return DBTaskResult.objects.get()


def test_a_task_waits_for_the_worker_and_runs_once(worker, trace):
    work.note.enqueue(str(trace), "hello")
    assert not trace.exists()

    assert worker.run_next_task()
    assert not worker.run_next_task()

    assert trace.read_text() == "hello\n"
    assert (the_task().status, the_task().return_value) == (TaskResultStatus.SUCCESSFUL, "hello")
    lease = TaskLease.objects.get()
    assert (lease.attempts, lease.leased_until) == (1, None)


def test_a_task_that_is_due_later_waits(worker, trace):
    work.note.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(str(trace), "x")

    assert not worker.run_next_task()
    with later(minutes=61):
        assert worker.run_next_task()


def test_a_task_that_fails_is_tried_again_with_growing_pauses(worker, trace):
    work.fail_until.enqueue(str(trace), 4)
    finished = []
    task_finished.connect(lambda task_result, **kw: finished.append(task_result), weak=False)

    for pause in (1, 5, 25):
        assert worker.run_next_task()
        task = the_task()
        assert task.status == TaskResultStatus.READY
        assert not worker.run_next_task()
        assert round((task.run_after - timezone.now()).total_seconds() / 60) == pause
        DBTaskResult.objects.update(run_after=timezone.now())
    assert finished == []
    assert worker.run_next_task()

    assert (the_task().status, the_task().return_value) == (TaskResultStatus.SUCCESSFUL, 4)
    assert the_task().exception_class_path == ""
    assert len(finished) == 1


def test_a_task_that_always_fails_is_given_up_after_five_attempts(worker, trace):
    work.fail_until.enqueue(str(trace), 99)
    for _ in range(5):
        assert worker.run_next_task()
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())

    assert not worker.run_next_task()
    assert the_task().status == TaskResultStatus.FAILED
    assert the_task().exception_class_path == "tests.outbox.work.NotThisTime"
    assert trace.read_text().count("tried") == 5


def test_no_error_message_is_kept(worker, trace, caplog):
    work.fail_until.enqueue(str(trace), 99)
    worker.run_next_task()

    assert "fail_until" in the_task().traceback
    assert str(trace) not in the_task().traceback
    assert str(trace) not in caplog.text


def test_a_task_given_up_can_be_run_again(worker, trace):
    work.note.enqueue(str(trace), "x")
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    lease = TaskLease.objects.create(task=the_task(), attempts=5)

    lease.run_again()

    assert worker.run_next_task()
    assert the_task().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.parametrize("path", ["tests.outbox.work.gone", "tests.nowhere.task"])
def test_a_task_whose_function_is_gone_fails_and_stops_nobody(worker, trace, path):
    work.note.enqueue(str(trace), "x")
    DBTaskResult.objects.update(task_path=path, priority=10)
    work.note.enqueue(str(trace), "y")

    assert worker.run_next_task()
    assert worker.run_next_task()

    assert trace.read_text() == "y\n"


def test_a_path_that_names_no_task_fails_and_stops_nobody(worker, trace):
    work.note.enqueue(str(trace), "x")
    DBTaskResult.objects.update(task_path="tests.outbox.work.not_a_task")

    assert worker.run_next_task()
    assert the_task().status == TaskResultStatus.READY
    assert the_task().exception_class_path == "django.core.exceptions.SuspiciousOperation"


def test_a_result_that_no_row_can_hold_is_a_failure(worker):
    work.return_what_no_row_can_hold.enqueue()

    assert worker.run_next_task()
    assert the_task().exception_class_path == "builtins.TypeError"


def test_a_task_may_ask_which_attempt_it_is(worker, trace):
    work.tell_attempt.enqueue(str(trace))

    worker.run_next_task()
    assert trace.read_text() == "attempt 1\n"


def test_a_language_does_not_pass_from_one_task_to_the_next(worker, trace):
    work.leave_in_english.enqueue(str(trace))
    work.leave_in_english.enqueue(str(trace))
    worker.run_next_task()
    worker.run_next_task()

    assert trace.read_text() == "fr\nfr\n"


def test_the_task_of_a_dead_worker_is_taken_up_when_its_lease_has_run_out(worker, trace):
    work.note.enqueue(str(trace), "x")
    Worker("dead")._claim()

    assert reap() == 0
    assert not worker.run_next_task()
    with later(minutes=3):
        assert reap() == 1
        assert worker.run_next_task()

    assert trace.read_text() == "x\n"
    assert the_task().worker_ids == ["dead", "one"]


def test_a_task_that_kills_every_worker_is_given_up(trace):
    work.note.enqueue(str(trace), "x")
    for minutes in range(0, 15, 3):
        with later(minutes=minutes):
            assert Worker("dead")._claim()
        with later(minutes=minutes + 2.5):
            assert reap() == 1

    assert the_task().status == TaskResultStatus.FAILED
    assert the_task().exception_class_path == "cms.outbox.models.lease.LeaseExpired"


def test_a_living_worker_keeps_its_task(trace):
    work.note.enqueue(str(trace), "x")
    held = Worker("alive")._claim()

    with later(minutes=1.5):
        assert held.renew(timedelta(minutes=2))
    with later(minutes=3):
        assert reap() == 0


def test_a_worker_that_lost_its_lease_cannot_write_its_result(worker, trace):
    work.note.enqueue(str(trace), "second")
    frozen = Worker("frozen")._claim()
    with later(minutes=3):
        reap()
        worker.run_next_task()

        assert not frozen.renew(timedelta(minutes=2))
        for outcome in (lambda: frozen.succeed("first"), lambda: frozen.fail(ValueError())):
            with pytest.raises(LeaseLost):
                outcome()

    assert the_task().return_value == "second"


def test_a_worker_told_twice_to_go_hands_its_task_back(worker, trace, monkeypatch):
    work.note.enqueue(str(trace), "x")

    def interrupted(*args):
        raise SystemExit(143)

    with monkeypatch.context() as patch:
        patch.setattr(worker, "_call", interrupted)
        with pytest.raises(SystemExit):
            worker.run_next_task()

    assert the_task().status == TaskResultStatus.READY
    assert TaskLease.objects.get().attempts == 0
    assert worker.run_next_task()


def test_a_task_of_a_plain_worker_is_left_alone(worker, trace):
    """``db_worker`` gives no lease: whether its task is still running cannot be known."""
    work.note.enqueue(str(trace), "x")
    DBTaskResult.objects.get().claim("stock")

    with later(days=2):
        assert reap() == 0


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_claim_each_task_once(tmp_path):
    names = [f"t{n}" for n in range(12)]
    for name in names:
        work.note.enqueue(str(tmp_path / name), name)
    start = threading.Barrier(3)
    errors = []

    def run(worker):
        try:
            start.wait()
            while worker.run_next_task():
                pass
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[Worker(f"w{n}")]) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Worker("last").run_next_task()  # another may have left early while a claim held the lock

    assert errors == []
    assert all((tmp_path / name).read_text() == f"{name}\n" for name in names)
    assert set(TaskLease.objects.values_list("attempts", flat=True)) == {1}
