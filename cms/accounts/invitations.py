"""Inviting people by e-mail: the account that they will log in with, and the letter that says so.

What they may do once they are in is not decided here: who invites gives that, in the same
transaction.
"""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.outbox.letters import post_letter
from cms.outbox.models import OutboxMessage

from .models import User
from .second_factor import is_of_the_cci

#: How the outbox's keys of invitations begin.
KEY = "invitation:"


class NotInvited(Exception):
    """Somebody who cannot be invited. Its text is for the person who tried."""


@transaction.atomic
def account_of(*, email: str, first_name: str = "", last_name: str = "", language: str) -> User:
    """Return the account of `email`, a new one without password when there is none.

    The names and the language are for a new account: nobody else writes over what somebody says
    of themselves. Raises `NotInvited` when the account was closed.
    """
    email = User.objects.normalize_email(email)
    user, _is_new = User.objects.get_or_create(
        email=email,
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "language": language,
            "password": make_password(None),
        },
    )
    if not user.is_active:
        raise NotInvited(_("This account was closed: an administrator opens it again."))
    return user


def post_invitation(
    user: User, *, by: User, titles: Sequence[str], once_a_day: bool = False
) -> None:
    """Write to `user`, in their language, that `by` asks them to keep the pages called `titles`.

    Who has no password logs in by a mailed code: the letter says where, and goes on being true.
    An account of the CCI gets a link to choose a password, which works once and as long as
    ``PASSWORD_RESET_TIMEOUT``, and reads what to do after that.

    With `once_a_day`, posting it again to the same address on the same day writes nothing.
    """
    has_password = user.has_usable_password()
    needs_password = not has_password and is_of_the_cci(user)
    post_letter(
        "account/letters/invitation",
        to=user,
        context={
            "inviter": str(by),
            "titles": titles,
            "login_path": reverse("account_login"),
            "code_path": reverse("account_request_login_code"),
            "has_password": has_password,
            "password_path": _password_path(user) if needs_password else "",
            "again_path": reverse("account_reset_password"),
            "until": timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        },
        key=_key_of_the_day(user) if once_a_day else f"{KEY}{uuid.uuid4().hex}",
    )


def last_invitations(users: Iterable[User]) -> dict[str, OutboxMessage]:
    """Return the newest invitation to each of `users`, by their address, in one query.

    Whoever was never invited is not in it, nor whoever was longer ago than mails are kept
    (`cms.outbox.pruning.KEEP_MAILS`).
    """
    found = OutboxMessage.objects.filter(
        recipient__in={user.email for user in users}, key__startswith=KEY
    )
    rows = found.defer("content", "text").order_by("created_at", "pk")
    return {row.recipient: row for row in rows}


def _key_of_the_day(user: User) -> str:
    # the address, not the account: once it is corrected, the person can be written to at once
    address = hashlib.sha256(user.email.encode()).hexdigest()[:32]
    return f"{KEY}{timezone.localdate():%Y-%m-%d}:{address}"


def _password_path(user: User) -> str:
    key = default_token_generator.make_token(user)
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": key},
    )
