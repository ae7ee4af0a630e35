"""What happens to a proposed theme: each act all or nothing, by somebody.

An act that may not be done raises `Refused` and changes nothing.
"""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from club.attending.drafting import add_draft
from club.membership import entries_of, is_member
from club.models import ClubEventPage, ClubEventSpeaker, ThemeProposal
from cms.editorial.review import Refused

from . import letters

State = ThemeProposal.State
#: Of one member, waiting for an answer: a list that one person fills is read by nobody.
MOST_OPEN = 5
#: When the draft takes place until the CCI says when; from 18 to 20, after work.
AHEAD = timedelta(weeks=4)
FROM, TO = time(18), time(20)
# What a draft says where the proposal says nothing. It is content, and content is French.
PLACE_UNKNOWN = "Lieu à préciser"
NO_INTRODUCTION = "Un thème proposé par un membre du réseau."


def may_decide(user) -> bool:
    return user.is_active and user.has_perm("club.change_themeproposal")


@transaction.atomic
def propose(*, theme: str, why: str = "", would_lead: bool = False, by) -> ThemeProposal:
    """Keep the theme that a member proposes, and tell the CCI. Raises `Refused`."""
    if not is_member(by):
        raise Refused(_("Members of the network propose themes."))
    get_user_model().objects.select_for_update(of=("self",)).get(pk=by.pk)
    waiting = ThemeProposal.objects.filter(author=by, state=State.NEW)
    if waiting.filter(theme__iexact=theme).exists():
        raise Refused(_("You have proposed this theme already: the CCI answers you."))
    if waiting.count() >= MOST_OPEN:
        raise Refused(
            _("%(most)d themes of yours wait for an answer: the CCI reads them first.")
            % {"most": MOST_OPEN}
        )
    proposal = ThemeProposal.objects.create(theme=theme, why=why, would_lead=would_lead, author=by)
    letters.proposed(proposal)
    return proposal


@transaction.atomic
def take_up(proposal: ThemeProposal, *, words: str = "", by) -> ClubEventPage:
    """Begin a meeting of `proposal`, as a draft, and tell its author. Raises `Refused`."""
    proposal = _open(proposal, by)
    proposal.event = add_draft(_draft_of(proposal), by=by)
    _decide(proposal, State.TAKEN_UP, words, by)
    letters.taken_up(proposal)
    return proposal.event


@transaction.atomic
def decline(proposal: ThemeProposal, *, words: str, by) -> None:
    """Say that it is not for now, and why. Raises `Refused`."""
    proposal = _open(proposal, by)
    if not words.strip():
        raise Refused(_("Say why: the member reads your words."))
    _decide(proposal, State.DECLINED, words, by)
    letters.declined(proposal)


def _open(proposal: ThemeProposal, by) -> ThemeProposal:
    if not may_decide(by):
        raise Refused(_("The CCI’s moderators decide on proposed themes."))
    proposal = ThemeProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state != State.NEW:
        raise Refused(
            _("Somebody has decided meanwhile: this theme is %(state)s.")
            % {"state": proposal.get_state_display()}
        )
    return proposal


def _decide(proposal: ThemeProposal, state: str, words: str, by) -> None:
    proposal.state, proposal.words = state, words.strip()
    proposal.decided_at, proposal.decided_by = timezone.now(), by
    proposal.save()


def _draft_of(proposal: ThemeProposal) -> ClubEventPage:
    day = timezone.localdate() + AHEAD
    limit = ClubEventPage._meta.get_field("introduction").max_length
    page = ClubEventPage(
        title=proposal.theme,
        introduction=Truncator(proposal.why.strip()).chars(limit) or NO_INTRODUCTION,
        starts_at=timezone.make_aware(datetime.combine(day, FROM)),
        ends_at=timezone.make_aware(datetime.combine(day, TO)),
        place=PLACE_UNKNOWN,
    )
    author = proposal.author
    if author and proposal.would_lead:
        entry = entries_of(author).first()
        name = author.get_full_name() or (entry.title if entry else "")
        if name:
            role = entry.trade if entry else ""
            page.speakers = [ClubEventSpeaker(name=name, role=role, member=entry)]
    return page
