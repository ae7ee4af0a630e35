"""Putting mails into the outbox."""

import copy
import re
from email.utils import make_msgid, parseaddr

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from .models import OutboxMessage


def post(email: EmailMessage, *, key: str = "") -> list[OutboxMessage]:
    """Write `email` into the outbox, in the current transaction, one row per recipient.

    Everyone gets a mail of their own: nobody sees to whom else it went, and an address that is
    refused holds up nobody. With `key`, which needs a single recipient, a mail that was posted
    before under the same key is returned instead of a second one.

    Raises ``BadHeaderError`` or ``ValueError`` for a header or an address that holds a line
    break: nothing is written then.
    """
    recipients = list(dict.fromkeys(email.recipients()))
    if key and len(recipients) != 1:
        raise ValueError("A key stands for one mail to one recipient.")
    rows = [_row(email, recipient, len(recipients)) for recipient in recipients]
    if key:
        values = {field.attname: getattr(rows[0], field.attname) for field in _fields()}
        row, _created = OutboxMessage.objects.get_or_create(key=key, defaults=values)
        return [row]
    with transaction.atomic():
        return OutboxMessage.objects.bulk_create(rows)


def _fields():
    return [
        field
        for field in OutboxMessage._meta.concrete_fields
        if not field.primary_key and field.name != "key"
    ]


def _row(email: EmailMessage, recipient: str, count: int) -> OutboxMessage:
    own = copy.copy(email)
    own.to, own.cc, own.bcc = [recipient], [], []
    headers = {name.lower(): name for name in email.extra_headers}
    message_id = str(email.extra_headers.get(headers.get("message-id"), ""))
    if not message_id or count > 1:
        message_id = make_msgid(domain=parseaddr(email.from_email)[1].rpartition("@")[2] or None)
    replaced = {"to", "cc", "bcc", "message-id"}
    own.extra_headers = {
        name: value for name, value in email.extra_headers.items() if name.lower() not in replaced
    } | {"Message-ID": message_id}
    return OutboxMessage(
        recipient=_address(recipient),
        from_email=email.from_email,
        subject=_storable(str(email.subject))[:255],
        text=_storable(str(email.body)),
        language=translation.get_language() or "",
        content=own.message().as_bytes(linesep="\r\n"),
        message_id=message_id,
    )


def _address(recipient: str) -> str:
    # not email.utils.parseaddr, which makes "ab@x.test" of "a b@x.test": somebody else's address
    named = re.fullmatch(r"[^<>]*<([^<>]+)>\s*", recipient)
    return named[1] if named else recipient


def _storable(text: str) -> str:
    # PostgreSQL has no way to hold this character
    return text.replace("\x00", "")
