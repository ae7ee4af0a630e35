"""A background process outlives a database that is locked, away, or slow to come back."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from cms.outbox import loop as loop_module
from cms.outbox.heartbeat import Heartbeat
from cms.outbox.loop import Loop
from cms.outbox.models import OutboxMessage
from cms.outbox.patience import persistently


@pytest.fixture(autouse=True)
def no_handlers(monkeypatch):
    """Leave the test process's own signal handlers alone."""
    monkeypatch.setattr(loop_module.signal, "signal", lambda *args: None)


def looping(*steps):
    """Return a loop whose turns do the `steps`, one after the other, and what they returned."""
    seen = []
    remaining = list(steps)

    def turn():
        if not remaining:
            loop.stopping = True
            return False
        seen.append(remaining.pop(0)())
        return True

    loop = Loop(turn, interval=0)
    return loop, seen


def break_connection():
    """Cut the connection from under Django, as a restart of the database does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.ensure_connection()
    connection.connection.close()
    return OutboxMessage.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_cut_connection_is_made_anew(monkeypatch):
    monkeypatch.setattr(loop_module, "LONGEST_REST", 0.1)
    loop, seen = looping(OutboxMessage.objects.count, break_connection, lambda: "alive")

    loop.run()

    assert seen == [0, "alive"]
    assert OutboxMessage.objects.count() == 0


@pytest.mark.django_db
def test_other_errors_are_not_hidden():
    def broken():
        raise ZeroDivisionError

    loop, _seen = looping(broken)
    with pytest.raises(ZeroDivisionError):
        loop.run()


def test_the_first_signal_lets_the_turn_end_and_the_second_interrupts_it():
    loop, _seen = looping()

    loop._stop(15, None)
    assert loop.stopping
    with pytest.raises(SystemExit) as exit_:
        loop._stop(15, None)
    assert exit_.value.code == 143


def locked(times: int):
    """Return a function that fails `times` times as a locked SQLite does, then succeeds."""
    calls = []

    def act():
        calls.append(1)
        if len(calls) <= times:
            raise OperationalError("database is locked")
        return len(calls)

    return act


@pytest.mark.django_db(transaction=True)
def test_what_must_be_written_is_written_when_the_lock_is_gone():
    assert persistently(locked(2), seconds=10) == 3


@pytest.mark.django_db(transaction=True)
def test_patience_ends():
    with pytest.raises(OperationalError):
        persistently(locked(99), seconds=0.6)


@pytest.mark.django_db
def test_a_broken_transaction_is_not_waited_for():
    act = locked(1)
    with pytest.raises(OperationalError):
        persistently(act, seconds=10)
    assert act() == 2


def test_a_heartbeat_goes_on_when_the_database_refuses_and_stops_when_the_lease_is_lost():
    beats = []
    lost = threading.Event()

    def renew(lease):
        beats.append(lease)
        if len(beats) == 1:
            raise OperationalError("database is locked")
        if len(beats) == 3:
            lost.set()
        return len(beats) < 3

    lease = timedelta(seconds=0.06)
    with Heartbeat(renew, lease) as heartbeat:
        assert lost.wait(10)
        heartbeat._thread.join(10)
        assert not heartbeat._thread.is_alive()

    assert beats == [lease] * 3
