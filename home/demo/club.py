"""The club of the demo: its meetings, in the months around the day on which they are loaded."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from club.events.entries import entry_of
from club.models import (
    ClubEventDocument,
    ClubEventPage,
    ClubEventSpeaker,
    ClubIndexPage,
    ThemeProposal,
)

from .attendance import register
from .calendars import tell_all
from .members import code_of as member_code
from .members import draw
from .pages import add_pages, existing, find, stream
from .people import DOMAIN
from .scenes import paint_scenes
from .sheets import file_sheet
from .site import section
from .villages import code_of as village_code
from .villages import real_villages

TEXTS = Path(__file__).parent / "data" / "club.toml"
DISCLAIMER = "(Rencontre, personnes et faits de démonstration.)"
THURSDAY = 3
ANNOUNCED = timedelta(days=45)  # before it begins
TOLD = ("title", "audience", "capacity")


def load() -> list[str]:
    """Create what is missing of the meetings; return the codes of those made.

    Comes after the accounts, the villages and their télécentres, to which it leads. Themes are
    proposed, and people register, once: with the meetings.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    wanted = {f"meeting {text['slug']}": text for text in texts["meetings"]}
    made = existing(wanted)
    missing = {code: text for code, text in wanted.items() if code not in made}
    if not missing:
        return []
    scenes, today = paint_scenes(missing), timezone.localdate()
    pages = {code: _page(code, text, scenes.get(code), today) for code, text in missing.items()}
    with transaction.atomic():
        add_pages(section(ClubIndexPage), pages)
        tell_all(entry_of(page, language=settings.LANGUAGE_CODE) for page in pages.values())
        register((page, missing[code]) for code, page in pages.items())
        if not made:
            _propose(texts["themes"])
    return list(missing)


def third_thursday(turn: int, today: date) -> date:
    """Return the third Thursday of a month: 1 is the next one after `today`, 2 the one after it,
    -1 the last one before. One that falls on `today` is neither."""
    month = today.year * 12 + today.month - 1
    this = _third_thursday_of(month)
    month += turn - (this > today) if turn > 0 else turn + (this < today)
    return _third_thursday_of(month)


def _third_thursday_of(month: int) -> date:
    """`month` is counted from the year 0."""
    first = date(month // 12, month % 12 + 1, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 14)


def _page(code: str, text: dict, scene, today: date) -> ClubEventPage:
    day = third_thursday(text["turn"], today) + timedelta(days=text.get("shift", 0))
    starts = _at(day, text["starts"])
    body, report = [*text.get("body", ())], [*text.get("report", ())]
    introduction = text["introduction"]
    if body or report:
        (body or report).append(["prose", f"<p>{DISCLAIMER}</p>"])
    else:
        introduction = f"{introduction} {DISCLAIMER}"
    return ClubEventPage(
        **{name: text[name] for name in TOLD if name in text},
        **_place(text),
        slug=text["slug"],
        introduction=introduction,
        search_description=text["introduction"],
        first_published_at=min(starts - ANNOUNCED, timezone.now().replace(microsecond=0)),
        starts_at=starts,
        ends_at=_at(day + timedelta(days=text.get("days", 1) - 1), text["ends"]),
        is_online="online" in text,
        online_link=text.get("online", ""),
        is_cancelled="cancelled" in text,
        cancellation_words=text.get("cancelled", ""),
        photograph=scene,
        body=stream(f"{code} body", body),
        report=stream(f"{code} report", report),
        speakers=[*_speakers(text)],
        documents=[
            ClubEventDocument(document=file_sheet(*sheet)) for sheet in text.get("documents", ())
        ],
    )


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _place(text: dict) -> dict:
    """Return where it takes place; a village that the demo has no page of is named."""
    place, names = text.get("place", ""), {row["slug"]: row["name"] for row in real_villages()}
    if slug := text.get("telecentre"):
        telecentre = find(f"telecentre {slug}")
        if telecentre:
            village = telecentre.parent_page  # as the page itself fills it in
            return {"telecentre": telecentre, "village": village, "place": place}
        return {"place": f"Télécentre de {names[slug]}"}
    if slug := text.get("village"):
        village = find(village_code(slug))
        if village:
            return {"village": village, "place": place}
        return {"place": f"{place}, {names[slug]}"}
    return {"place": place}


def _speakers(text: dict):
    for number in text.get("members", ()):
        member = draw(number)
        yield ClubEventSpeaker(
            name=f"{member.first_name} {member.last_name}",
            role=f"{member.trade}, membre du réseau",
            member=find(member_code(number)),
        )
    for name, role in text.get("speakers", ()):
        yield ClubEventSpeaker(name=name, role=role)


def _propose(themes: list[dict]) -> None:
    users = {
        user.email: user
        for user in get_user_model().objects.filter(
            email__in=[f"membre.{theme['member']}@{DOMAIN}" for theme in themes]
        )
    }
    ThemeProposal.objects.bulk_create(
        ThemeProposal(
            author=users[f"membre.{theme['member']}@{DOMAIN}"],
            theme=theme["theme"],
            why=theme["why"],
            would_lead=theme["would_lead"],
            created_at=timezone.now() - timedelta(days=theme["age"]),
        )
        for theme in themes
        if f"membre.{theme['member']}@{DOMAIN}" in users
    )
