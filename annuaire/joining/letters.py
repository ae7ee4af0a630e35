"""Who is written to about a request to join, in their language."""

from django.urls import reverse
from django.utils import timezone

from annuaire.models import JoinRequest
from cms.outbox.letters import post_letter

from .people import deciders
from .place import JOIN, answer_by


def received(request: JoinRequest) -> None:
    """Tell the applicant that their request has come, who reads it and by when."""
    post_letter(
        "annuaire/joining/letters/received",
        to=(request.email, request.language),
        context={"request": request, "day": answer_by(request)},
    )


def arrived(request: JoinRequest) -> None:
    """Tell those who decide that somebody waits; of those in doubt, once a day."""
    for person in deciders():
        is_held = request.state == JoinRequest.State.HELD
        day = timezone.localdate()
        post_letter(
            "annuaire/joining/letters/arrived",
            to=person,
            context={
                "request": request,
                "is_held": is_held,
                "path": reverse(
                    "joining:index" if is_held else "joining:request",
                    args=[] if is_held else [request.pk],
                ),
                "day": answer_by(request),
            },
            key=f"join-requests-held-{person.pk}-{day}" if is_held else "",
        )


def declined(request: JoinRequest) -> None:
    """Tell the applicant why it is no."""
    post_letter(
        "annuaire/joining/letters/declined",
        to=(request.email, request.language),
        context={
            "request": request,
            "again_path": JOIN.address(request.language),
            "because": JoinRequest.Because,
        },
    )
