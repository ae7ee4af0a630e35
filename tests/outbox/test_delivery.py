"""From the row to the mail server, through refusals and breakdowns."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from cms.outbox import delivery
from cms.outbox.delivery import deliver_due, retry_delay
from cms.outbox.models import OutboxMessage
from cms.outbox.posting import post
from tests.at_once import at_once

pytestmark = pytest.mark.django_db

State = OutboxMessage.State


def write(*recipients, **fields):
    return post(EmailMessage("Sujet é", "Texte.\n.\nFin.", to=recipients or ["a@x.test"], **fields))


def later(**delay):
    return time_machine.travel(timezone.now() + timedelta(**delay), tick=False)


def test_a_mail_arrives_as_it_was_written(smtp):
    row = write(bcc=["b@x.test"])[0]

    assert deliver_due() == (2, 0, True)

    assert smtp.recipients == ["a@x.test", "b@x.test"]
    assert smtp.envelopes[0].content.rstrip() == bytes(row.content).rstrip()
    assert smtp.mails[0]["Subject"] == "Sujet é"
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (State.SENT, 1, "")
    assert deliver_due() == (0, 0, True)
    assert len(smtp.mails) == 2


def test_while_the_server_is_down_nothing_is_lost_and_then_each_mail_goes_once(smtp):
    smtp.stop()
    rows = write("a@x.test", "b@x.test", "c@x.test")

    assert deliver_due() == (0, 1, False)  # the round ends: one refusal says it all
    assert [row.state for row in OutboxMessage.objects.order_by("pk")] == [
        State.RETRYING,
        State.WAITING,
        State.WAITING,
    ]
    assert (
        OutboxMessage.objects.get(pk=rows[0].pk).last_error == "unreachable: ConnectionRefusedError"
    )

    smtp.start()
    with later(minutes=2):
        assert deliver_due() == (3, 0, True)
    assert Counter(smtp.recipients) == {"a@x.test": 1, "b@x.test": 1, "c@x.test": 1}


def test_after_a_day_without_a_server_mails_leave_within_a_quarter_of_an_hour(smtp):
    smtp.stop()
    row = write()[0]
    now = timezone.now()
    while now < row.created_at + timedelta(days=1):
        with time_machine.travel(now, tick=False):
            deliver_due()
        now = OutboxMessage.objects.get().next_attempt_at
    smtp.start()

    with time_machine.travel(row.created_at + timedelta(days=1, minutes=16), tick=False):
        assert deliver_due() == (1, 0, True)


def test_a_recipient_that_is_refused_holds_up_nobody(smtp):
    smtp.refused.add("b@x.test")
    write("a@x.test", "b@x.test", "c@x.test")

    assert deliver_due() == (2, 1, True)

    assert smtp.recipients == ["a@x.test", "c@x.test"]
    refused = OutboxMessage.objects.get(recipient="b@x.test")
    assert refused.state == State.RETRYING
    assert refused.last_error == "SMTPRecipientsRefused 550"


def test_an_address_that_is_none_holds_up_nobody(smtp):
    write("a@@x.test", "c@x.test")

    assert deliver_due() == (1, 1, True)
    assert smtp.recipients == ["c@x.test"]


def test_a_mail_that_fails_is_tried_for_five_days_and_then_given_up(smtp, caplog):
    smtp.refused.add("a@x.test")
    row = write()[0]
    attempts = []
    while (row := OutboxMessage.objects.get()).state != State.DEAD:
        with time_machine.travel(row.next_attempt_at, tick=False):
            attempts.append(row.next_attempt_at)
            deliver_due()

    pauses = [b - a for a, b in pairwise(attempts)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(pauses) == timedelta(hours=24)
    assert attempts[-1] - attempts[0] >= timedelta(days=5)
    assert row.attempts == len(attempts) < 20
    assert "a@x.test" not in caplog.text
    with later(days=30):
        assert deliver_due() == (0, 0, True)


def test_a_mail_given_up_can_be_sent_again(smtp):
    row = write()[0]
    OutboxMessage.objects.update(
        next_attempt_at=None, attempts=9, failing_since=timezone.now() - timedelta(days=6)
    )

    row.send_again()

    row.refresh_from_db()
    assert row.state == State.WAITING
    assert deliver_due() == (1, 0, True)


def test_sending_again_touches_only_what_was_given_up(smtp):
    row = write()[0]
    deliver_due()

    row.send_again()

    assert deliver_due() == (0, 0, True)
    assert len(smtp.mails) == 1


def test_waiting_grows_from_a_minute_to_a_day():
    assert [retry_delay(n).total_seconds() / 60 for n in (1, 2, 3, 11, 12, 10_000)] == [
        1, 2, 4, 1024, 1440, 1440,
    ]  # fmt: skip


class PowerCut(BaseException):
    """The process ends here; no ``except Exception`` sees it."""


@pytest.mark.parametrize(
    ("step", "copies"),
    [("_open", 1), ("_mark_sent", 2)],
    ids=["between claim and sending", "between sending and marking"],
)
def test_a_crash_loses_no_mail_and_doubles_at_most_one(smtp, monkeypatch, step, copies):
    write("a@x.test", "b@x.test")

    def cut(*args):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(delivery, step, cut)
        with pytest.raises(PowerCut):
            deliver_due()

    deliver_due()  # another worker: the mail that is claimed is not touched yet
    assert smtp.recipients.count("a@x.test") == copies - 1
    assert smtp.recipients.count("b@x.test") == 1
    with later(minutes=6):
        deliver_due()
        deliver_due()
    assert smtp.recipients.count("a@x.test") == copies
    assert smtp.recipients.count("b@x.test") == 1
    assert len({mail["Message-ID"] for mail in smtp.mails}) == 2
    assert OutboxMessage.objects.sent().count() == 2


def test_who_lost_the_lease_does_not_undo_what_the_other_did(smtp):
    row = write()[0]
    slow = delivery.claim_due(timezone.now())
    with later(minutes=6):
        assert deliver_due() == (1, 0, True)
        delivery._put_off(slow, "TimeoutError", delivery.LONGEST_DELAY)

    row.refresh_from_db()
    assert row.state == State.SENT


def test_a_claimed_mail_says_that_it_is_being_sent():
    write()
    claimed = delivery.claim_due(timezone.now())

    assert claimed.state == State.SENDING
    assert delivery.claim_due(timezone.now()) is None


def test_a_round_ends_when_the_worker_is_told_to_go(smtp):
    write("a@x.test", "b@x.test")

    assert deliver_due(until=lambda: len(smtp.mails) == 1) == (1, 0, True)


@pytest.mark.django_db(transaction=True)
def test_deliverers_side_by_side_send_each_mail_once(smtp):
    addresses = [f"p{n}@x.test" for n in range(24)]
    write(*addresses)

    def deliver():
        while deliver_due(limit=3).sent:
            pass

    assert at_once(*[deliver] * 4) == [None] * 4
    assert Counter(smtp.recipients) == Counter(addresses)
    assert OutboxMessage.objects.sent().count() == 24


@pytest.mark.django_db(transaction=True)
def test_the_same_key_posted_by_several_at_once_is_one_mail():
    rows = []

    def post_one():
        rows.extend(post(EmailMessage("S", "T", to=["a@x.test"]), key="k"))

    assert at_once(*[post_one] * 4) == [None] * 4
    assert len({row.pk for row in rows}) == 1
    assert OutboxMessage.objects.count() == 1
