"""What letters lead to: where a host answers, where a guest follows their request."""

from datetime import timedelta

from django.core import signing

from club.addresses import DESKS
from club.hosts import Host, host_by_key
from club.models import DeskRequest

#: Below the desks' address, in French whatever the language: only letters lead there.
ANSWER, FOLLOW = "reponse", "demande"
SALTS = {ANSWER: "club.desks.host", FOLLOW: "club.desks.guest"}
#: As long as one asks ahead, and a few days: a link outlives the day that it is about, not more.
OPENS_FOR = timedelta(days=200)


def _link(word: str, payload, language: str) -> str:
    return f"{DESKS.address(language)}{word}/{signing.dumps(payload, salt=SALTS[word])}/"


def answer_link(request: DeskRequest, host: Host) -> str:
    """Return the path at which `host` answers `request` without logging in."""
    return _link(ANSWER, [request.pk, host.key], host.language)


def guest_link(request: DeskRequest) -> str:
    """Return the path at which the guest reads the answer to `request`, or withdraws it."""
    return _link(FOLLOW, request.pk, request.language)


def _read(word: str, token: str):
    try:
        return signing.loads(token, salt=SALTS[word], max_age=OPENS_FOR)
    except signing.BadSignature:
        return None


def _find(pk: int) -> DeskRequest | None:
    found = DeskRequest.objects.select_related("telecentre", "booking", "answered_by")
    return found.filter(pk=pk, erased_at=None).first()


def read_answer_link(token: str) -> tuple[DeskRequest, Host] | None:
    """Return the request that `token` opens and who has it; None where it opens nothing any
    more: forged, too old, or of somebody who does not answer for the télécentre now."""
    payload = _read(ANSWER, token)
    request = payload and _find(payload[0])
    host = request and host_by_key(request.telecentre, payload[1])
    return (request, host) if host else None


def read_guest_link(token: str) -> DeskRequest | None:
    """Return the request that `token` opens; None where it opens nothing any more."""
    pk = _read(FOLLOW, token)
    return _find(pk) if pk else None
