"""What is done with registrations: each act all or nothing, under the lock of the meeting.

An act that may not be done raises `Refused` and changes nothing.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from club.attending.rights import check_may_change
from club.models import ClubEventPage, Registration
from cms.editorial.review import Refused

from . import letters, plans
from .moments import held_until
from .opening import Closed, closed, is_for
from .turns import State, locked, next_number, settle


@transaction.atomic
def register(
    event: ClubEventPage,
    *,
    user=None,
    name: str,
    email: str,
    phone: str = "",
    language: str,
    is_confirmed: bool,
    doubt: str = "",
) -> Registration:
    """Give somebody a place, or a turn on the waiting list, and write to them.

    `is_confirmed`: the address is known to be theirs (an account; somebody whom the CCI writes
    down). Otherwise the place, or the turn, is held while they confirm by mail; a form in `doubt`
    holds neither. Who is registered under this address or account already stays so, and returns.

    Raises `Refused` where nobody registers any more, or the meeting is not for them.
    """
    now = timezone.now()
    event = locked(event)
    if why := closed(event, now):
        raise Refused(why.words)
    if (user or not is_confirmed) and not is_for(event, user):
        raise Refused(_("This meeting is for the members of the network."))
    left = settle(event, now)
    if there := _active(event, user, email):
        return _again(there, user, is_confirmed)
    registration = Registration(
        event=event,
        number=next_number(event),
        user=user,
        name=name,
        email=email,
        phone=phone,
        language=language,
        state=State.PLACED if left > 0 and not doubt else State.WAITING,
        confirmed_at=now if is_confirmed else None,
        held_until=None if is_confirmed else held_until(event, now),
        doubt=doubt,
    )
    registration.save()
    _write(registration)
    return registration


def register_account(event: ClubEventPage, *, user) -> Registration:
    """Register who is logged in as `user`, in one tap. Raises `Refused`."""
    return register(
        event,
        user=user,
        name=user.get_full_name() or user.email,
        email=user.email,
        language=user.language,
        is_confirmed=True,
    )


@transaction.atomic
def confirm(registration: Registration) -> Registration:
    """Write down that the address is theirs: the place, or the turn, is no longer held only.

    Confirming again does nothing. Raises `Refused` when it is too late.
    """
    registration = _taken(registration)
    event, now = registration.event, timezone.now()
    if registration.is_confirmed and registration.is_active:
        return registration
    if registration.state == State.CANCELLED:
        raise Refused(_("This registration is cancelled."))
    if (why := closed(event, now)) in (Closed.OFF, Closed.OVER, Closed.CANCELLED):
        raise Refused(why.words)
    if not registration.is_active:
        raise Refused(_("This registration was not confirmed in time: please register again."))
    return _confirm(registration)


@transaction.atomic
def cancel(registration: Registration, *, by=None) -> Registration:
    """Give the place, or the turn, back: the next one on the waiting list moves up.

    `by`: who does it in the CMS or logged in; None by the link of a letter. Cancelling again does
    nothing. Raises `Refused` once the meeting has begun.
    """
    registration = _taken(registration)
    event, now = registration.event, timezone.now()
    is_by_cci = by is not None and by.pk != registration.user_id
    if is_by_cci:
        check_may_change(by)
    if not registration.is_active:
        return registration
    if now >= event.starts_at:
        raise Refused(_("This meeting has begun: nothing can be cancelled any more."))
    had_place = registration.state == State.PLACED
    registration.state, registration.cancelled_at = State.CANCELLED, now
    registration.save(update_fields=["state", "cancelled_at"])
    if registration.is_confirmed:
        letters.cancelled(registration, had_place=had_place, is_by_cci=is_by_cci)
    settle(event, now)
    return registration


@transaction.atomic
def walk_in(event: ClubEventPage, *, name: str, email: str = "", by) -> Registration:
    """Write down somebody who has come without being registered, even where it is full.

    Somebody who is registered under this address after all is marked as come. Raises `Refused`
    for who may not say who comes.
    """
    check_may_change(by)
    event = locked(event)
    if email and (there := _active(event, None, email)):
        return _come(there)
    return Registration.objects.create(
        event=event,
        number=next_number(event),
        name=name,
        email=email,
        language=event.locale.language_code,
        state=State.PLACED,
        confirmed_at=timezone.now(),
        is_walk_in=True,
        has_come=True,
    )


@transaction.atomic
def mark(registration: Registration, *, has_come: bool | None, by) -> Registration:
    """Write down whether somebody has come; None takes back what was said.

    Who waited for a place and has come, has one. Raises `Refused` for who is not registered any
    more, and for who may not say who comes.
    """
    check_may_change(by)
    registration = _taken(registration)
    if not registration.is_active:
        raise Refused(_("This registration is not valid any more: add who came unregistered."))
    if has_come:
        return _come(registration)
    registration.has_come = has_come
    registration.save(update_fields=["has_come"])
    return registration


@transaction.atomic
def fill(event: ClubEventPage) -> None:
    """Let lapse what was not confirmed in time, and give the free places to who waits."""
    settle(locked(event), timezone.now())


@transaction.atomic
def meeting_changed(event: ClubEventPage, *, is_off: bool = False) -> None:
    """Do what follows from a change that was just published.

    Where there are more places now, the waiting list moves up; where there are fewer, nobody loses
    theirs. Everybody registered is written to, once, when the hour or the place is another than
    they were told, or when it does not take place: cancelled, or `is_off` the site. Calendars are
    told before (`cms.calendars`).
    """
    event, now = locked(event), timezone.now()
    if event.is_over(now):
        return
    limit = held_until(event, now)  # who has still to confirm does so before a nearer hour
    unconfirmed = event.registrations.active().filter(confirmed_at=None)
    unconfirmed.filter(held_until__gt=limit).update(held_until=limit)
    if not is_off:
        settle(event, now)
    is_off = is_off or event.is_cancelled or not event.live
    for registration in event.registrations.active().exclude(email=""):
        registration.event = event
        plan = plans.OFF if is_off else plans.plan_of(registration)
        if registration.told == plan or not (registration.told or is_off):
            continue
        letters.changed(registration, plan)


def _taken(registration: Registration) -> Registration:
    """Return `registration` as it is under the lock of its meeting, once that is settled."""
    event = locked(registration.event)
    settle(event, timezone.now())
    registration = Registration.objects.get(pk=registration.pk)
    registration.event = event
    return registration


def _active(event, user, email: str) -> Registration | None:
    who = Q(email__iexact=email) if email else Q()
    if user:
        who |= Q(user=user)
    there = event.registrations.active().filter(who).order_by("number").first() if who else None
    if there:
        there.event = event
    return there


def _again(there: Registration, user, is_confirmed: bool) -> Registration:
    if not is_confirmed:
        letters.again(there) if there.is_confirmed else letters.to_confirm(there)
        return there
    if user and there.user_id is None:
        there.user = user
        there.save(update_fields=["user"])
    return there if there.is_confirmed else _confirm(there)


def _confirm(registration: Registration) -> Registration:
    registration.confirmed_at, registration.held_until = timezone.now(), None
    registration.save(update_fields=["confirmed_at", "held_until"])
    if registration.state == State.WAITING:
        event = registration.event
        settle(event, timezone.now())
        registration.refresh_from_db()
        registration.event = event
    if not registration.moved_up_at:
        _write(registration)
    return registration


def _come(registration: Registration) -> Registration:
    registration.state, registration.has_come, registration.held_until = State.PLACED, True, None
    registration.confirmed_at = registration.confirmed_at or timezone.now()
    registration.save(update_fields=["state", "has_come", "held_until", "confirmed_at"])
    return registration


def _write(registration: Registration) -> None:
    if not registration.is_confirmed:
        letters.to_confirm(registration)
    elif registration.state == State.PLACED:
        letters.placed(registration)
    else:
        letters.waiting(registration)
