"""The acts of a link between two members. Each is all or nothing, and refuses with words."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annuaire.models import MemberPage, Partnership
from cms.editorial.review import Refused

from .fellows import own_entries, shown_entries
from .letters import confirmed as tell_confirmed
from .letters import proposed as tell_proposed

#: Somebody who asks everybody works with nobody.
MOST_OPEN = 5
#: So many people can be worked with; and teams are found at once among so few.
MOST_LINKS = 8
#: So long who was told no does not ask the same member again.
QUIET = timedelta(days=180)
State = Partnership.State


def _check_keeps(page, user) -> None:
    if page not in shown_entries(own_entries(user)):
        raise Refused(_("Your entry is not on the site now: show it first."))


def _lock(*pages) -> None:
    """Take the entries' rows, in one order: what is counted below stays true until the end."""
    keys = sorted(page.pk for page in pages)
    list(MemberPage.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _check_room(page, words: str) -> None:
    if Partnership.objects.of([page]).confirmed().count() >= MOST_LINKS:
        raise Refused(words % {"name": page.title, "most": MOST_LINKS})


@transaction.atomic
def propose(mine, other, *, by) -> Partnership:
    """Ask whoever keeps `other` whether they work with `mine`. Raises `Refused`.

    Two who ask each other agree: the second question is the answer to the first.
    """
    _check_keeps(mine, by)
    if mine.pk == other.pk or not shown_entries([other]):
        raise Refused(_("This entry cannot be asked."))
    _lock(mine, other)
    found = Partnership.objects.of([mine]).of([other]).first()
    if found and found.state == State.CONFIRMED:
        raise Refused(_("You work together already."))
    if found and found.state == State.PROPOSED:
        if found.asker_id == mine.pk:
            raise Refused(_("You have asked already: the answer is theirs."))
        return confirm(found, by=by)
    if found and found.asker_id == mine.pk and found.changed_at > timezone.now() - QUIET:
        raise Refused(_("%(name)s said no not long ago.") % {"name": other.title})
    if Partnership.objects.filter(asker=mine).proposed().count() >= MOST_OPEN:
        raise Refused(
            _("%(most)d questions of yours wait for an answer: take one back first.")
            % {"most": MOST_OPEN}
        )
    _check_room(mine, _("%(name)s has %(most)d links, and no room for more."))
    link = found or Partnership()
    link.asker, link.asked = mine, other
    link.state, link.changed_at = State.PROPOSED, timezone.now()
    link.save()
    tell_proposed(link)
    return link


@transaction.atomic
def confirm(link, *, by) -> Partnership:
    """Say yes, for the entry that was asked. Raises `Refused`."""
    link = _locked(link, [State.PROPOSED])
    _check_keeps(link.asked, by)
    if not shown_entries([link.asker]):
        raise Refused(_("%(name)s is not on the site now.") % {"name": link.asker.title})
    for page in (link.asker, link.asked):
        _check_room(page, _("%(name)s has %(most)d links, and no room for more."))
    _set(link, State.CONFIRMED)
    tell_confirmed(link)
    return link


@transaction.atomic
def decline(link, *, by) -> None:
    """Say no, for the entry that was asked; nobody is written to. Raises `Refused`."""
    link = _locked(link, [State.PROPOSED])
    if link.asked not in own_entries(by):
        raise Refused(_("This question was not yours to answer."))
    _set(link, State.DECLINED)


@transaction.atomic
def end(link, *, by) -> None:
    """Take back what was asked, or end what was confirmed, at once. Raises `Refused`."""
    link = _locked(link, [State.PROPOSED, State.CONFIRMED])
    mine = own_entries(by)
    if link.state == State.PROPOSED:
        if link.asker not in mine:
            raise Refused(_("This question was not yours to take back."))
        link.delete()
        return
    if link.asked not in mine:
        if link.asker not in mine:
            raise Refused(_("This link is not yours to end."))
        link.asker, link.asked = link.asked, link.asker
    _set(link, State.DECLINED)


def _locked(link, states) -> Partnership:
    _lock(link.asker, link.asked)
    found = Partnership.objects.select_related("asker", "asked").filter(pk=link.pk).first()
    if found is None or found.state not in states:
        raise Refused(_("This has changed meanwhile: look again."))
    return found


def _set(link, state) -> None:
    link.state, link.changed_at = state, timezone.now()
    link.save()
