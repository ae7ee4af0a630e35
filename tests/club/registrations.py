"""Registers people for meetings, and reads what they are written as their mail program and their
calendar do."""

import email
import re
from email import policy

from bs4 import BeautifulSoup
from ical.calendar_stream import IcsCalendarStream

from club.models import ClubEventPage, Registration
from club.registering import acts
from cms.outbox.models import OutboxMessage


def register(meeting, name="Ines", **other):
    """Send the form as `name`."""
    given = {"email": f"{name.lower()}@exemple.test", "language": "fr", "is_confirmed": False}
    return acts.register(meeting, name=name, **given | other)


def come(meeting, name="Ines", **other):
    """Register `name`, whose address is known to be theirs."""
    return register(meeting, name, is_confirmed=True, **other)


def state(registration) -> str:
    """Return the state of `registration` as it is written down now."""
    return Registration.objects.get(pk=registration.pk).state


def move(meeting, **changes) -> None:
    """Change the meeting, as if it were another, without telling anybody."""
    ClubEventPage.objects.filter(pk=meeting.pk).update(**changes)


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


def heading(answer) -> str:
    """Return the name of the screen that was answered."""
    return " ".join(BeautifulSoup(answer.content, "html.parser").h1.get_text().split())
