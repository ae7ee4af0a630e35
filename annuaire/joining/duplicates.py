"""Who may be in the annuaire already, or have asked before."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Q

from annuaire.models import JoinRequest, MemberPage
from cms.editorial.models import Mandate
from cms.editorial.slugs import slug_for


@dataclass(frozen=True)
class Duplicates:
    """`account` and `kept` (their entry) by the address; `entries` and `requests` by name, or by
    the address."""

    account: object | None
    kept: MemberPage | None
    entries: list[MemberPage]
    requests: list[JoinRequest]

    def __bool__(self) -> bool:
        return bool(self.account or self.entries or self.requests)


def entry_kept_by(user) -> MemberPage | None:
    """Return the entry that `user` keeps, if any."""
    return MemberPage.objects.filter(
        mandates__user=user, mandates__role=Mandate.Role.MEMBER
    ).first()


def duplicates_of(request: JoinRequest) -> Duplicates:
    """Return what resembles `request`: accents, capitals and order of the names count for
    nothing. Six queries at most."""
    if not request.email:
        return Duplicates(None, None, [], [])
    users = get_user_model().objects
    account = users.filter(email=users.model.objects.normalize_email(request.email)).first()
    kept = account and entry_kept_by(account)
    others = JoinRequest.objects.exclude(pk=request.pk).exclude(state=JoinRequest.State.DISCARDED)
    same = Q(email__iexact=request.email) | Q(
        first_name__iexact=request.first_name, last_name__iexact=request.last_name
    )
    slugs = {slug_for(name) for name in _names(request)} - {""}
    entries = MemberPage.objects.filter(Q(slug__in=slugs) | Q(draft_title__in=_names(request)))
    if request.entry_id:
        entries = entries.exclude(pk=request.entry_id)
    if kept and kept.pk == request.entry_id:
        account = kept = None  # made of this very request
    return Duplicates(account, kept, list(entries[:5]), list(others.filter(same)[:5]))


def _names(request: JoinRequest) -> set[str]:
    names = {
        request.trading_name,
        request.full_name,
        f"{request.last_name} {request.first_name}".strip(),
    }
    return names - {""}
