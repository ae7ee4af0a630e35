"""What people are written about a registration, each in their own language.

A letter that says when and where writes down on the registration what it told (`told`), so that
they hear of the next change once. Nothing that they typed stands in a letter to an address that
nobody has confirmed.
"""

from dataclasses import replace

from django.utils import timezone

from club.events.entries import entry_of
from cms.calendars.entries import Entry, told
from cms.calendars.writing import invitation
from cms.outbox.letters import post_letter

from . import plans
from .links import address_of, club_address


def to_confirm(registration) -> None:
    """Ask to confirm the address by the link."""
    _remember(registration, plans.plan_of(registration))
    _post("club/registering/letters/confirm", registration)


def placed(registration) -> None:
    """Say that they have a place: at once, or moved up. Once for each registration."""
    _remember(registration, plans.plan_of(registration))
    key = f"club-registration-{registration.pk}-placed"
    _post("club/registering/letters/placed", registration, key=key, is_in_calendar=True)


def waiting(registration) -> None:
    """Say that they are on the waiting list."""
    _remember(registration, plans.plan_of(registration))
    _post("club/registering/letters/waiting", registration)


def again(registration) -> None:
    """Say to who registers a second time that they are registered."""
    _post("club/registering/letters/again", registration, is_in_calendar=registration.has_place)


def cancelled(registration, *, had_place: bool, is_by_cci: bool) -> None:
    """Say that the registration is cancelled, and strike it out of their calendar."""
    context = {"is_by_cci": is_by_cci}
    _post(
        "club/registering/letters/cancelled",
        registration,
        context,
        is_in_calendar=had_place,
        is_struck_out=True,
    )


def changed(registration, plan: str) -> None:
    """Tell the new hour and place, or that the meeting does not take place."""
    is_off = plan == plans.OFF
    registration.reminded_at = None  # of another moment
    _remember(registration, plan, "reminded_at")
    _post(
        "club/registering/letters/off" if is_off else "club/registering/letters/changed",
        registration,
        is_in_calendar=registration.has_place,
        is_struck_out=is_off,
    )


def reminder(registration) -> None:
    """Say that it is tomorrow, where, and how to give the place back."""
    _post("club/registering/letters/reminder", registration, is_in_calendar=True)


def entry_for(registration, *, is_struck_out: bool = False) -> Entry:
    """Return the meeting for the calendar of who has a place, newer than any that they have."""
    event = registration.event
    link = event.online_link if registration.has_place else ""
    entry = told([entry_of(event, link=link, language=registration.language)])[0]
    is_cancelled = entry.is_cancelled or is_struck_out
    return replace(entry, is_cancelled=is_cancelled, changed_at=timezone.now())


def _remember(registration, plan: str, *fields: str) -> None:
    registration.told = plan
    registration.save(update_fields=["told", *fields])


def _post(
    template: str,
    registration,
    context: dict | None = None,
    *,
    key: str = "",
    is_in_calendar: bool = False,
    is_struck_out: bool = False,
) -> None:
    event = registration.event
    entry = entry_for(registration, is_struck_out=is_struck_out)
    post_letter(
        template,
        to=(registration.email, registration.language),
        key=key,
        attachments=[invitation(entry)] if is_in_calendar else [],
        context={
            "registration": registration,
            "event": event,
            "location": entry.location,
            "registration_path": address_of(registration),
            "event_path": event.address(registration.language),
            "club_path": club_address(registration.language),
        }
        | (context or {}),
    )
