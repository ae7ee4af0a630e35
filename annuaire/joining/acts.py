"""What the CCI does with a request to join: each act all or nothing, by somebody.

An act that may not be done raises `Refused` and changes nothing.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from annuaire.models import AnnuaireIndexPage, JoinRequest, MemberPage, MemberText
from cms.accounts import invitations
from cms.editorial.models import Mandate
from cms.editorial.review import Refused, locked_page

from . import letters
from .duplicates import entry_kept_by

State = JoinRequest.State


def may_decide(user) -> bool:
    return user.is_active and user.has_perm("annuaire.change_joinrequest")


def may_read(user) -> bool:
    return user.is_active and user.has_perm("annuaire.view_joinrequest")


@transaction.atomic
def receive(request: JoinRequest) -> JoinRequest:
    """Keep a new `request`. Without a doubt, the applicant and the CCI are written to; one in
    doubt is only pointed out to the CCI, for its address may be somebody else's."""
    request.state = State.HELD if request.doubt else State.WAITING
    request.save()
    letters.arrived(request)
    if request.state == State.WAITING:
        letters.received(request)
    return request


@transaction.atomic
def accept(request: JoinRequest, *, by) -> MemberPage | None:
    """Give the applicant an account and a draft entry of what they typed, and invite them.

    They complete it and submit it themselves. Accepting again does nothing more; returns the
    entry, None when it was deleted since. Raises `Refused`.
    """
    request = _locked(request, by)
    if request.state == State.ACCEPTED:
        return request.entry
    _check_open(request)
    try:
        user = invitations.account_of(
            email=request.email,
            first_name=request.first_name,
            last_name=request.last_name,
            language=request.language,
        )
    except invitations.NotInvited as refusal:
        raise Refused(str(refusal)) from refusal
    # of two requests of one person that are accepted at once, the second finds the entry
    get_user_model().objects.select_for_update().get(pk=user.pk)
    if kept := entry_kept_by(user):
        raise Refused(
            _("%(email)s already keeps the entry “%(title)s”.")
            % {"email": request.email, "title": kept.draft_title}
        )
    request.entry = _add_entry(request, user, by)
    _decide(request, State.ACCEPTED, by)
    Mandate.objects.create(user=user, page=request.entry, role=Mandate.Role.MEMBER, created_by=by)
    invitations.post_invitation(user, by=by, titles=[request.entry.title])
    return request.entry


@transaction.atomic
def decline(request: JoinRequest, *, because: str, words: str = "", by) -> None:
    """Say no, in a letter that says why. Raises `Refused`."""
    request = _locked(request, by)
    _check_open(request)
    if because == JoinRequest.Because.OTHER and not words.strip():
        raise Refused(_("Say why: the applicant reads your words."))
    request.because, request.words = because, words.strip()
    _decide(request, State.DECLINED, by)
    letters.declined(request)


@transaction.atomic
def clear(request: JoinRequest, *, by) -> None:
    """Say that a request in doubt, or thrown away, is a real one: it waits like others, and the
    applicant learns that it has come. Raises `Refused`."""
    request = _locked(request, by)
    if request.state not in (State.HELD, State.DISCARDED) or request.erased_at:
        raise Refused(_("This request is not in doubt any more."))
    request.state, request.decided_at, request.decided_by = State.WAITING, None, None
    request.save()
    letters.received(request)


@transaction.atomic
def discard(request: JoinRequest, *, by) -> None:
    """Throw a request away as no real one; nobody is written to. Raises `Refused`."""
    request = _locked(request, by)
    _check_open(request)
    _decide(request, State.DISCARDED, by)


def _locked(request: JoinRequest, by) -> JoinRequest:
    if not may_decide(by):
        raise Refused(_("The CCI’s moderators decide on requests to join."))
    return JoinRequest.objects.select_for_update().get(pk=request.pk)


def _check_open(request: JoinRequest) -> None:
    if not request.is_open:
        raise Refused(
            _("Somebody has decided meanwhile: this request is %(state)s.")
            % {"state": request.get_state_display()}
        )


def _decide(request: JoinRequest, state: str, by) -> None:
    request.state, request.decided_at, request.decided_by = state, timezone.now(), by
    request.save()


def _add_entry(request: JoinRequest, owner, by) -> MemberPage:
    index = AnnuaireIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        raise Refused(_("The site has no section of members yet."))
    index = locked_page(index.pk)  # two entries of one name at once
    presentation = linebreaks(request.presentation, autoescape=True)
    is_french = request.language == settings.LANGUAGE_CODE
    page = MemberPage(
        title=request.title,
        live=False,
        has_unpublished_changes=True,
        locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
        owner=owner,
        family=request.family,
        trade=request.trade,
        presentation=presentation if is_french else "",
        village=request.village,
        commune=request.commune,
        languages=request.languages,
        website=request.website,
        phone=request.phone,
        members_only=["phone"],  # they gave it to the CCI; they open it to all themselves
    )
    if not is_french:
        page.texts.add(
            MemberText(language=request.language, trade=request.trade, presentation=presentation)
        )
    try:
        index.add_child(instance=page)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    page.save_revision(user=by, log_action=True)
    log(instance=page, action="wagtail.create", user=by)
    return page
