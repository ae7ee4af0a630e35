"""Reads what was written to who registered, as their mail program and their calendar do."""

import email
import re
from email import policy

from ical.calendar_stream import IcsCalendarStream

from cms.outbox.models import OutboxMessage


def letters(address: str) -> list[OutboxMessage]:
    """Return what was written to `address`, the oldest first."""
    return list(OutboxMessage.objects.filter(recipient=address).order_by("pk"))


def last_letter(address: str) -> OutboxMessage:
    return letters(address)[-1]


def link_in(letter: OutboxMessage) -> str:
    """Return the path of the registration that `letter` leads to."""
    words = "inscription|registration|inscripcion|inscricao"
    return re.search(rf"https?://[^/\s]+(/\w\w/\w+/(?:{words})/\S+)", letter.text)[1]


def in_calendar(letter: OutboxMessage):
    """Return the method and the event of the calendar file of `letter`; None without one."""
    message = email.message_from_bytes(bytes(letter.content), policy=policy.default)
    files = [part for part in message.iter_attachments() if part.get_filename()]
    if not files:
        return None
    content = files[0].get_content()
    text = content if isinstance(content, str) else content.decode()
    calendar = IcsCalendarStream.calendar_from_ics(text)
    return calendar.method, calendar.events[0]
