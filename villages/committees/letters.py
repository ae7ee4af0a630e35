"""The letter that asks somebody to be of a committee, and the link that it holds."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import translation

from cms.outbox.letters import post_letter
from villages.models import CommitteeInvitation

SALT = "villages.committees.invitation"


def link(invitation: CommitteeInvitation) -> str:
    """Return the path at which whoever has the letter answers, in the invitation's language."""
    with translation.override(invitation.language):
        token = signing.dumps(invitation.pk, salt=SALT)
        return reverse("village_space:invitation", args=[token])


def read(token: str) -> CommitteeInvitation | None:
    """Return the invitation that `token` is of; None where it is forged or too old. Whether it
    can still be answered is said by `CommitteeInvitation.objects.acceptable`."""
    try:
        # a letter sent again holds a link of its own
        pk = signing.loads(
            token, salt=SALT, max_age=CommitteeInvitation.VALID_FOR + timedelta(minutes=1)
        )
    except signing.BadSignature:
        return None
    rows = CommitteeInvitation.objects.select_related("village", "invited_by")
    return rows.filter(pk=pk).first()


def post_invitation(invitation: CommitteeInvitation) -> None:
    """Write to the address of `invitation`, in its language."""
    post_letter(
        "villages/committees/letters/invitation",
        to=(invitation.email, invitation.language),
        context={
            "name": f"{invitation.first_name} {invitation.last_name}".strip(),
            "inviter": str(invitation.invited_by),
            "village": invitation.village.title,
            "path": link(invitation),
            "until": invitation.valid_until,
        },
    )
