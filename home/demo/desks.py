"""The desks of the demo's télécentres: three are booked directly, the others are asked."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from club.booking.entries import entry_of
from club.booking.free import FreeDay, free
from club.choices import Part, Wanted
from club.models import DeskBooking, DeskRequest, DeskSettings, DeskSlot
from villages.models import TelecentrePage

from .calendars import tell_all
from .guests import guest, regulars
from .member_facts import SHOWCASE
from .pages import find

TEXTS = Path(__file__).parent / "data" / "desks.toml"
#: How many days are told, before the day on which it is loaded and after.
PAST, COMING = 90, 30
LAST_TO_BE_FREE = 45  # days after the one asked for
FIRST_GUEST = 1400
REGULARS = 12  # the members who come to one télécentre
SHARE_OF_WHOLE_DAYS, SHARE_GIVEN_BACK = 0.4, 0.06
Origin, State = DeskBooking.Origin, DeskRequest.State


class Desk:
    """A télécentre, and what is taken there while it is filled."""

    def __init__(self, telecentre: TelecentrePage, today: date):
        self.telecentre, self.today = telecentre, today
        days = free(telecentre, today - timedelta(days=PAST), PAST + COMING + LAST_TO_BE_FREE)
        self.days = {day.day: day for day in days}
        self.taken: dict[tuple, set[int]] = defaultdict(set)
        self.numbers = defaultdict(uuid4)
        self.bookings: list[DeskBooking] = []
        self.slots: list[DeskSlot] = []

    def open_days(self, part: str, after: int) -> Iterator[FreeDay]:
        """Yield the days from so many days `after` today on that are open in all of `part`."""
        for day in self.days.values():
            is_open = all(half.is_open for half in day.of(part))
            if is_open and day.day >= self.today + timedelta(days=after):
                yield day

    def book(self, day: FreeDay, *, wanted: str, part: str, origin: str, **who):
        """Book a place for somebody, as `club.booking` would have; None when all are taken."""
        halves = [half.half for half in day.of(part)]
        place = DeskSlot.ROOM if wanted == Wanted.ROOM else self._free_desk(day, halves)
        if place is None or any(place in self.taken[day.day, half] for half in halves):
            return None
        booking = DeskBooking(
            telecentre=self.telecentre,
            wanted=wanted,
            day=day.day,
            part=part,
            origin=origin,
            guest_number=self.numbers[who.get("email") or who["name"]],
            created_at=timezone.now() - timedelta(days=max((self.today - day.day).days, 0) + 4),
            **who,
        )
        self.bookings.append(booking)
        for half in halves:
            self.taken[day.day, half].add(place)
            self.slots.append(
                DeskSlot(
                    booking=booking,
                    telecentre=self.telecentre,
                    place=place,
                    day=day.day,
                    half=half,
                )
            )
        return booking

    def give_back(self, booking: DeskBooking) -> None:
        """Cancel `booking`, as its guest would have the day before."""
        booking.cancelled_at = booking.created_at + timedelta(days=1)
        self.slots = [slot for slot in self.slots if slot.booking is not booking]

    def _free_desk(self, day: FreeDay, halves: list) -> int | None:
        desks = day.halves[0].capacity.desks or 0
        taken = set().union(*(self.taken[day.day, half] for half in halves))
        return next((number for number in range(1, desks + 1) if number not in taken), None)


@transaction.atomic
def load() -> int:
    """Fill the télécentres whose hosts have decided nothing and that nobody ever asked; return
    how many. Comes after the accounts and the télécentres; no letter is sent."""
    texts, today = tomllib.loads(TEXTS.read_text(encoding="utf-8")), timezone.localdate()
    opened = {text["village"]: text for text in texts["telecentres"]}
    asked = {text["village"] for text in texts["requests"]}
    desks = {}
    for village in [*opened, *sorted(asked - opened.keys())]:
        telecentre = find(f"telecentre {village}")
        if telecentre is None or _is_used(telecentre):
            continue
        if village in opened:
            _open(telecentre, opened[village])
        desks[village] = Desk(telecentre, today)
    requests = [
        _request(desks[text["village"]], text)
        for text in texts["requests"]
        if text["village"] in desks
    ]
    people = regulars()
    for text in texts["bookings"]:
        if text["village"] in desks and text["member"] in people:
            _book(desks[text["village"]], text, people[text["member"]])
    for village, text in opened.items():
        if village in desks:
            _fill(desks[village], text["busy"], people)
    _save(desks.values(), requests)
    return len(desks)


def _is_used(telecentre) -> bool:
    models = DeskSettings, DeskBooking, DeskRequest
    return any(model.objects.filter(telecentre=telecentre).exists() for model in models)


def _open(telecentre, text: dict) -> None:
    host = get_user_model().objects.filter(email__startswith=f"comite.{text['village']}@").first()
    DeskSettings.objects.create(
        telecentre=telecentre,
        is_open_to_members=True,
        desks=text["desks"],
        has_room=text["has_room"],
        days_ahead=text["days_ahead"],
        changed_by=host,
    )


def _request(desk: Desk, text: dict) -> DeskRequest:
    days = desk.open_days(text["part"], text["days"])
    day, state = next(days), text["state"]
    who = guest(FIRST_GUEST + text["guest"])
    request = DeskRequest(
        telecentre=desk.telecentre,
        wanted=text["wanted"],
        day=day.day,
        part=text["part"],
        message=text["message"],
        state=state,
        words=text.get("words", ""),
        created_at=timezone.now() - timedelta(days=text["age"]),
        **who,
    )
    if state != State.WAITING:
        request.answered_at = request.created_at + timedelta(hours=20)
    if state == State.PROPOSED:
        other = next(later for later in days if (later.day - day.day).days >= text["later"])
        request.proposed_day, request.proposed_part = other.day, text["part"]
    if state == State.ACCEPTED:
        request.booking = desk.book(
            day, wanted=text["wanted"], part=text["part"], origin=Origin.REQUEST, **who
        )
    return request


def _book(desk: Desk, text: dict, who: dict) -> None:
    for day in desk.open_days(text["part"], text["days"]):
        if desk.book(day, wanted=text["wanted"], part=text["part"], origin=Origin.DIRECT, **who):
            return


def _fill(desk: Desk, busy: float, people: dict[int, dict]) -> None:
    """Let members take desks, on each day as many as an ordinary day sees, more or less."""
    random = Random(f"desks of {desk.telecentre.slug}")  # noqa: S311 - a demo, not a secret
    comers = [person for number, person in people.items() if number != SHOWCASE]
    comers = random.sample(comers, min(REGULARS, len(comers)))
    comers += [{"name": guest(FIRST_GUEST + 50)["name"], "language": "fr"}]
    for day in desk.days.values():
        if not day.is_open or (day.day - desk.today).days > COMING:
            continue
        seats = round(busy * (day.halves[0].capacity.desks or 0) * random.uniform(0.4, 1.5))
        for who in random.sample(comers, min(seats, len(comers))):
            whole = random.random() < SHARE_OF_WHOLE_DAYS
            part = Part.DAY if whole else random.choice([Part.MORNING, Part.AFTERNOON])
            if not all(half.is_open for half in day.of(part)):
                continue
            origin = Origin.DIRECT if "user" in who else Origin.HOST
            booking = desk.book(day, wanted=Wanted.DESK, part=part, origin=origin, **who)
            if booking and random.random() < SHARE_GIVEN_BACK:
                desk.give_back(booking)


def _save(desks, requests: list[DeskRequest]) -> None:
    bookings = DeskBooking.objects.bulk_create(chain.from_iterable(d.bookings for d in desks))
    DeskSlot.objects.bulk_create(chain.from_iterable(d.slots for d in desks))
    DeskRequest.objects.bulk_create(requests)
    today = timezone.localdate()
    tell_all(entry_of(booking) for booking in bookings if booking.day >= today)
