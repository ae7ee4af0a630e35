"""Sending what the outbox holds."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from .failures import mail_failure
from .models import UNREACHABLE, OutboxMessage
from .patience import persistently

logger = logging.getLogger(__name__)

#: How long a mail is ours while we send it: well above what a slow server may take for one,
#: each of its answers being waited for `settings.EMAIL_TIMEOUT`.
LEASE = timedelta(minutes=5)

FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=24)
#: When the server itself cannot be reached, the mail is not at fault: it leaves soon after the
#: server is back, however long that took.
LONGEST_DELAY_WHEN_UNREACHABLE = timedelta(minutes=15)
#: A mail that has failed for so long is given up (RFC 5321, section 4.5.4.1, asks for 4-5 days).
PATIENCE = timedelta(days=5)


class Delivery(NamedTuple):
    """What a round of sending came to."""

    sent: int
    failed: int
    reachable: bool


def delivery_connection() -> BaseEmailBackend:
    """Return the backend that really sends, as `settings.OUTBOX_DELIVERY` names it.

    That is either ``{"BACKEND": …}`` with the backend's own arguments, or what django-environ's
    ``email_url_config`` makes of an ``EMAIL_URL``.
    """
    options = dict(settings.OUTBOX_DELIVERY)
    if "BACKEND" in options:
        return get_connection(options.pop("BACKEND"), **options)
    backend = options["EMAIL_BACKEND"]
    if backend.endswith("filebased.EmailBackend"):
        return get_connection(backend, file_path=options["EMAIL_FILE_PATH"])
    return get_connection(
        backend,
        host=options.get("EMAIL_HOST"),
        port=options.get("EMAIL_PORT"),
        username=options.get("EMAIL_HOST_USER") or "",
        password=options.get("EMAIL_HOST_PASSWORD") or "",
        use_tls=options.get("EMAIL_USE_TLS", False),
        use_ssl=options.get("EMAIL_USE_SSL", False),
    )


def deliver_due(limit: int = 50, *, until: Callable[[], bool] = lambda: False) -> Delivery:
    """Send up to `limit` of the mails that are due, one by one; stop early when `until()` holds.

    Each mail is claimed by a lease before it is sent, and marked before the next is claimed:
    two deliverers never send the same one at the same time, and one that is killed leaves one
    mail, which is sent after its lease has run out. A mail that fails is put off, and stops no
    other; when the server cannot be reached at all the round ends.

    Call it outside any transaction: a claim must be seen by others before the mail leaves.
    """
    sent = failed = 0
    connection = None
    try:
        while sent + failed < limit and not until():
            message = claim_due(timezone.now())
            if message is None:
                break
            try:
                connection = connection or _open()
            except Exception as error:
                _put_off(message, UNREACHABLE + mail_failure(error), LONGEST_DELAY_WHEN_UNREACHABLE)
                return Delivery(sent, failed + 1, reachable=False)
            try:
                connection.send_messages([message.as_email()])
            except Exception as error:
                _put_off(message, mail_failure(error), LONGEST_DELAY)
                failed += 1
                # whatever state the server's session is in now, the next mail gets a fresh one
                _close(connection)
                connection = None
            else:
                _mark_sent(message)
                sent += 1
    finally:
        _close(connection)
    return Delivery(sent, failed, reachable=True)


def claim_due(now: datetime) -> OutboxMessage | None:
    """Lease the mail that has been due longest and return it; None when nothing is due."""
    due = OutboxMessage.objects.due(now)
    if not due.exists():  # on SQLite the transaction below locks out every other writer
        return None
    with transaction.atomic():
        message = due.select_for_update(skip_locked=True).first()
        if message:
            message.leased_until = now + LEASE
            message.attempts += 1
            message.save(update_fields=["leased_until", "attempts"])
        return message


def retry_delay(attempts: int, longest: timedelta = LONGEST_DELAY) -> timedelta:
    """Return the wait after the `attempts`-th failure: 1, 2, 4… minutes, up to `longest`."""
    return min(FIRST_DELAY * 2 ** min(attempts - 1, 20), longest)


def _open() -> BaseEmailBackend:
    connection = delivery_connection()
    connection.open()
    return connection


def _close(connection: BaseEmailBackend | None) -> None:
    if connection is None:
        return
    try:
        connection.close()
    except Exception as error:
        logger.info("The mail server's session did not end well: %s.", mail_failure(error))


def _mark_sent(message: OutboxMessage) -> None:
    def mark():
        # even if the lease was lost meanwhile: the mail has left
        OutboxMessage.objects.filter(pk=message.pk).update(
            sent_at=timezone.now(),
            next_attempt_at=None,
            leased_until=None,
            failing_since=None,
            last_error="",
        )

    persistently(mark)


def _put_off(message: OutboxMessage, failure: str, longest: timedelta) -> None:
    now = timezone.now()
    failing_since = message.failing_since or now
    dead = now - failing_since >= PATIENCE

    def put_off():
        # only while the lease is ours: another worker may have sent the mail since
        mine = OutboxMessage.objects.unsent().filter(
            pk=message.pk, leased_until=message.leased_until
        )
        mine.update(
            failing_since=failing_since,
            next_attempt_at=None if dead else now + retry_delay(message.attempts, longest),
            leased_until=None,
            last_error=failure[:100],
        )

    persistently(put_off)
    log = logger.error if dead else logger.warning
    log(
        "Mail %s %s after attempt %s: %s.",
        message.pk,
        "is given up" if dead else "is put off",
        message.attempts,
        failure,
    )
