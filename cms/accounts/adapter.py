"""What django-allauth asks the project."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.outbox.letters import post_letter

from .second_factor import account_at, is_of_the_cci

#: Our letter for each mail of allauth's.
LETTERS = {
    "account/email/login_code": "account/letters/login_code",
    "account/email/unknown_account": "account/letters/no_code",
    "account/email/password_reset_key": "account/letters/password_reset",
    "account/email/password_changed": "account/letters/password_changed",
    "account/email/password_reset": "account/letters/password_changed",
    "account/email/password_set": "account/letters/password_changed",
    "mfa/email/recovery_codes_generated": "account/letters/second_factor_changed",
    "mfa/email/totp_activated": "account/letters/second_factor_changed",
    "mfa/email/totp_deactivated": "account/letters/second_factor_changed",
    "mfa/email/webauthn_added": "account/letters/second_factor_changed",
    "mfa/email/webauthn_removed": "account/letters/second_factor_changed",
}


class AccountAdapter(DefaultAccountAdapter):
    """No public sign-up; who logs in lands where their work is; mails are our letters."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        """Let nobody of the CCI in by a mailed code, nor who became one of them meanwhile."""
        records = get_authentication_records(request, user)
        if records and records[-1]["method"] == "code" and is_of_the_cci(user):
            clear_login(request)
            messages.error(request, _("Log in with your password."))
            return redirect("account_login")
        return super().pre_login(request, user, **kwargs)

    def get_login_redirect_url(self, request) -> str:
        return landing_screen(request.user)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("account_home")

    def get_client_ip(self, request) -> str:
        """Return the network address that asks: this machine's own where there is none.

        Behind a proxy that is what it says, as far as ``ALLAUTH_TRUSTED_PROXY_COUNT`` trusts it.
        """
        return get_client_ip(request) or "127.0.0.1"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Post the letter that stands for allauth's mail, in the person's language.

        Whether an account has the address or not, the work is the same.
        """
        user = account_at(email)
        post_letter(
            LETTERS[template_prefix],
            to=user or (email, translation.get_language() or settings.LANGUAGE_CODE),
            context=_written(context)
            | {
                "account": user,
                "is_of_the_cci": user is not None and is_of_the_cci(user),
                "login_path": reverse("account_login"),
                "code_path": reverse("account_request_login_code"),
                "again_path": reverse("account_reset_password"),
                "second_factor_path": reverse("mfa_index"),
            },
        )


def _written(context: dict) -> dict:
    """Return what a letter may say of what allauth would write: nothing from the request."""
    said = {"email": context.get("email", ""), "code": context.get("code", "")}
    if "uid" in context:
        key = {"uidb36": context["uid"], "key": context["key"]}
        said["password_path"] = reverse("account_reset_password_from_key", kwargs=key)
    return said


def landing_screen(user) -> str:
    """Return the address of the first screen of `user`, in their language.

    The CMS for the CCI's roles, their own screens for who holds a mandate, and else the account.
    """
    with translation.override(user.language):
        if user.is_superuser or user.groups.exists():
            return reverse("wagtailadmin_home")
        held = set(user.mandates.in_force().values_list("role", flat=True))
        for role, screen in settings.LANDING_SCREENS:
            if role in held:
                return reverse(screen)
        if user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return resolve_url(settings.LOGIN_REDIRECT_URL)


def display_name(user) -> str:
    """Return how messages name `user`."""
    return str(user)
