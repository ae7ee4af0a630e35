"""A request on its way: received, held or sent on, released or thrown away by the CCI.

Every act is all or nothing. One that may not be done raises `review.Refused`.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annuaire.keepers import keepers
from annuaire.models import Addressee, CompanyRequest, MemberPage
from cms.editorial.review import Refused

from . import letters


def may_read(user) -> bool:
    return user.is_active and user.has_perm("annuaire.view_companyrequest")


def may_decide(user) -> bool:
    return user.is_active and user.has_perm("annuaire.change_companyrequest")


def can_release(request) -> bool:
    """Whether it never went out, and there still is something to send."""
    return request.state != CompanyRequest.State.SENT and not request.erased_at


@transaction.atomic
def receive(fields: dict, *, chosen, language: str, doubt: str) -> CompanyRequest:
    """Keep what a company wrote to the members of the `Selection` `chosen`, or to the CCI.

    With a `doubt` it is held, and moderators are told; else it is sent on at once. Members who
    have left the list since they were chosen are kept beside it as not written to.
    """
    request = CompanyRequest.objects.create(
        **fields,
        language=language,
        doubt=doubt,
        state=CompanyRequest.State.HELD if doubt else CompanyRequest.State.SENT,
    )
    gone = MemberPage.objects.live().filter(slug__in=chosen.missing)
    Addressee.objects.bulk_create(
        Addressee(request=request, page=page) for page in [*chosen.pages, *gone]
    )
    if doubt:
        letters.tell_of_doubt(request)
    else:
        _send_on(request)
    return request


@transaction.atomic
def release(request, *, by) -> None:
    """Send on what was held, or thrown away by mistake: `by` has read it. Raises `Refused`."""
    request = _locked(request, by)
    if not can_release(request):
        raise Refused(_("This request is decided already."))
    _decide(request, CompanyRequest.State.SENT, by)
    _send_on(request)


@transaction.atomic
def discard(request, *, by) -> None:
    """Throw away what was held: `by` has read it. Nobody is told. Raises `Refused`."""
    request = _locked(request, by)
    if not request.is_held:
        raise Refused(_("This request is decided already."))
    _decide(request, CompanyRequest.State.DISCARDED, by)


def _locked(request, by) -> CompanyRequest:
    if not may_decide(by):
        raise Refused(_("You may not decide on requests."))
    return CompanyRequest.objects.select_for_update().get(pk=request.pk)


def _decide(request, state: str, by) -> None:
    request.state, request.decided_at, request.decided_by = state, timezone.now(), by
    request.save(update_fields=["state", "decided_at", "decided_by"])


def _send_on(request) -> None:
    """Write to each member who is on the list now and has an account; to the CCI where it is
    asked, or where a member could not be written to for want of an account; to the company."""
    addressees = list(request.addressees.select_related("page"))
    listed = set(
        MemberPage.objects.listed()
        .filter(pk__in=[addressee.page_id for addressee in addressees])
        .values_list("pk", flat=True)
    )
    unreached, without_account, reached = [], [], []
    for addressee in addressees:
        holders = keepers(addressee.page) if addressee.page_id in listed else []
        if holders:
            reached.append((addressee, holders))
            continue
        addressee.answer = Addressee.Answer.UNREACHED
        addressee.save(update_fields=["answer"])
        if addressee.page:
            unreached.append(addressee.page.title)
        if addressee.page_id in listed:
            without_account.append(addressee.page.title)
    for addressee, holders in reached:
        letters.write_to_member(addressee, holders)
    to_cci = request.asks_advice or bool(without_account) or not reached
    if to_cci:
        letters.write_to_cci(request, unreached)
    request.sent_at = timezone.now()
    request.save(update_fields=["sent_at"])
    letters.confirm(request, unreached, to_cci=to_cci)
