"""What an account needs before its screens open, its language there, and when it was last seen."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .second_factor import lacks_second_factor

#: A session's line says when it was last used, to this precision: not a write for every page.
SEEN_EVERY = timedelta(minutes=10)
SEEN_KEY = "accounts_seen_at"


class AccountsMiddleware:
    """Keep whoever lacks a required second factor to the screens of their own account.

    Everywhere else they are a visitor; the CMS and the log-in lead them to set one up. Public
    pages do not look at the session for it: they ask who reads only when they need to know.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        account = request.user  # read from the session at the first question
        is_own = request.path.startswith(reverse("account_home"))
        if is_own and account.is_authenticated:
            translation.activate(account.language)
            request.LANGUAGE_CODE = translation.get_language()
        is_door = request.path.startswith("/admin/") or request.path == reverse("account_login")
        if is_door and lacks_second_factor(account):
            return self._lead_to_set_up(request)
        if not is_own:
            request.user = SimpleLazyObject(
                lambda: AnonymousUser() if lacks_second_factor(account) else _itself(account)
            )
        response = self.get_response(request)
        if is_own or request.path.startswith("/admin/"):
            note_that_it_is_used(request)
        return response

    def _lead_to_set_up(self, request):
        messages.warning(request, _("Set up a second way of proving who you are first."))
        asked = request.GET.get("next") if request.path == reverse("account_login") else ""
        query = urlencode({"next": asked or request.get_full_path()})
        return redirect(f"{reverse('mfa_index')}?{query}")


def _itself(account):
    # a lazy object that holds a lazy object would answer twice for each question
    account.is_authenticated  # noqa: B018 - reads the session
    return account._wrapped if isinstance(account, SimpleLazyObject) else account


def note_that_it_is_used(request) -> None:
    """Keep when the session of `request` was last used, every ten minutes at most."""
    if not (request.session.session_key and request.user.is_authenticated):
        return
    now = timezone.now()
    if now.timestamp() - request.session.get(SEEN_KEY, 0) < SEEN_EVERY.total_seconds():
        return
    request.session[SEEN_KEY] = now.timestamp()
    UserSession.objects.create_from_request(request)
