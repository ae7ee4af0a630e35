"""Who needs a second factor, who has one, and how its secret is kept."""

import base64
import hashlib

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage

from cms.outbox.letters import post_letter

from .models import User

#: What stands for a second factor; recovery codes only replace one.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_of_the_cci(user) -> bool:
    """Whether `user` decides or reads for the CCI: never let in by a mailed code alone."""
    if not user.is_authenticated:
        return False
    if user.is_superuser:
        return True
    if not hasattr(user, "_is_of_the_cci"):
        names = settings.SECOND_FACTOR_GROUPS
        user._is_of_the_cci = user.groups.filter(name__in=names).exists()
    return user._is_of_the_cci


def account_at(email: str) -> User | None:
    """Return the account that has the address `email`, closed or not: one question, for any."""
    of_the_cci = Group.objects.filter(user=OuterRef("pk"), name__in=settings.SECOND_FACTOR_GROUPS)
    users = User.objects.annotate(in_group_of_the_cci=Exists(of_the_cci))
    user = users.filter(email=User.objects.normalize_email(email)).first()
    if user:
        user._is_of_the_cci = user.in_group_of_the_cci
    return user


def has_second_factor(user) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def lacks_second_factor(user) -> bool:
    """Whether `user` must set up a second factor before anything opens."""
    return settings.SECOND_FACTOR_REQUIRED and is_of_the_cci(user) and not has_second_factor(user)


@transaction.atomic
def reset_second_factor(user: User, *, by: User) -> None:
    """Take away every second factor of `user`, close their sessions, and write to them.

    For somebody who lost a telephone: `by` made sure of who asks.
    """
    context = {"by": str(by), "login_path": reverse("account_login")}
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    post_letter("account/letters/second_factor_reset", to=user, context=context)


def end_sessions(user: User, but: str = "") -> None:
    """Close the sessions of `user`, except the one whose key is `but`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted: whoever reads a backup of the database cannot make codes."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the square on white: no camera reads it dark on dark."""
        return qrcode.make(url, image_factory=SvgPathFillImage, border=2).to_string().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}


def _cipher() -> MultiFernet:
    # a key that is replaced goes on opening what it closed, as it does for sessions
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second-factor:{key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
