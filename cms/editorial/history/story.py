"""The life of pages, told to their people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.paginator import Page as PageOfList
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from cms.editorial import people
from cms.editorial.paging import asked_page

from . import sentences
from .events import events_of
from .folding import CREATE, Act, fold

#: How many are told on one screen.
ON_A_SCREEN = 25


@dataclass(frozen=True)
class Entry:
    """One thing that was done.

    `who`: empty where a program did it. `words`: what a moderator wrote. `period`: when the public
    read it. `address`: where the version that came of it is shown; empty where none did.
    """

    page: object
    who: str
    at: datetime
    what: str
    words: str = ""
    period: str = ""
    address: str = ""


def story(request, pages: Iterable, address: Callable[[int, int], str]) -> PageOfList:
    """Return the page of `Entry`, the newest first, that `request` asks for (``?page=2``).

    `pages`: those that are told of, which who asks may edit. `address`: from the numbers of a
    page and of a version, where that is shown. The number of queries is always the same.
    """
    pages = {page.pk: page for page in pages}
    shown = asked_page(request, fold(events_of(pages)), ON_A_SCREEN)
    shown.object_list = _told(shown.object_list, pages, address)
    return shown


def _told(acts: list[Act], pages: dict, address) -> list[Entry]:
    log = PageLogEntry.objects.in_bulk([act.main.log_id for act in acts if act.main.log_id])
    names = names_of({act.user_id for act in acts})
    entries = []
    for act in acts:
        page, row = pages[act.page_id], log.get(act.main.log_id)
        entries.append(
            Entry(
                page=page,
                who=_who(act, names),
                at=act.at,
                what=sentences.sentence(act, row, page),
                words=sentences.words_of(row),
                period=sentences.period(act),
                address=_address(act, address),
            )
        )
    return entries


def _who(act: Act, names: dict) -> str:
    """Return who did it: nobody where a program did, as when the site was set up. A version keeps
    no number of an account that is gone; the log does."""
    if act.user_id is None and (act.main.log_id or act.action == CREATE):
        return ""
    return names[act.user_id]


def _address(act: Act, address) -> str:
    if not act.revision_id:
        return ""
    query = f"?before={act.before_id}" if act.before_id else ""
    return address(act.page_id, act.revision_id) + query


def names_of(user_ids) -> dict[int | None, str]:
    """Return by their numbers what people are called: those of the CCI say so, and an account
    that is gone has no name any more."""
    known = get_user_model().objects.in_bulk([key for key in user_ids if key])
    of_the_cci = set(people.moderators().filter(pk__in=known).values_list("pk", flat=True))
    of_the_cci |= {key for key, person in known.items() if person.is_superuser}
    names = dict.fromkeys(user_ids, _("Somebody who is no longer here"))
    for key, person in known.items():
        names[key] = (
            _("%(name)s, for the CCI") % {"name": person} if key in of_the_cci else str(person)
        )
    return names
