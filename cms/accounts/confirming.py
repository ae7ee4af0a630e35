"""Making sure, before a change that matters, that who is logged in is who they say.

By password or second factor where there is one, as django-allauth does; who has neither types a
code that is mailed to the address they have. For a quarter of an hour it is not asked again.
"""

import time
from functools import wraps

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cms.outbox.letters import post_letter

from .login import TypeCodeForm

STATE = "accounts_confirmation"


def recently_confirmed(view):
    """Decorate `view` so that it opens to who proved lately who they are, and leads others there.

    What they were sending is sent when they come back.
    """

    @login_required
    @never_cache
    @wraps(view)
    def asked(request, *args, **kwargs):
        methods = get_adapter().get_reauthentication_methods(request.user)
        if methods and not reauthentication.did_recently_reauthenticate(request):
            return reauthentication.suspend_request(request, methods[0]["url"])
        if not methods and not _typed_a_code_lately(request):
            return reauthentication.suspend_request(request, reverse("confirm_by_code"))
        return view(request, *args, **kwargs)

    return asked


def _typed_a_code_lately(request) -> bool:
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "code" and record["at"] > since for record in records)


class MailedCode(AbstractCodeVerificationProcess):
    """The code that was mailed to who is logged in, kept in their session."""

    def __init__(self, request, state=None):
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state or self.initial_state(request.user, request.user.email),
            user=request.user,
        )

    @classmethod
    def sent(cls, request):
        """Return the code that waits to be typed, or None."""
        state = request.session.get(STATE)
        waiting = cls(request, state) if state else None
        is_theirs = waiting and state["email"] == request.user.email
        return waiting if is_theirs and waiting.is_valid() else None

    def send(self) -> None:
        self.state["code"] = get_adapter().generate_login_code()
        letter = "account/letters/confirmation_code"
        post_letter(letter, to=self.user, context={"code": self.code})
        self.persist()

    def persist(self) -> None:
        self.request.session[STATE] = self.state

    def abort(self) -> None:
        self.request.session.pop(STATE, None)


@login_required
@never_cache
def confirm_by_code(request):
    """Mail a code to who is logged in, and take it back."""
    if get_adapter().get_reauthentication_methods(request.user):
        return redirect(f"{reverse('account_reauthenticate')}?{request.GET.urlencode()}")
    process = MailedCode.sent(request)
    form = TypeCodeForm(code=process.code) if process else None
    if request.method == "POST" and "send" in request.POST:
        return _send(request)
    if request.method == "POST" and process:
        form = TypeCodeForm(request.POST, code=process.code)
        if form.is_valid():
            return _confirmed(request, process)
        if not process.record_invalid_attempt():
            messages.error(request, _("Too many wrong codes. Ask for another one."))
            return _back(request)
    context = {
        "form": form,
        "next": get_next_redirect_url(request) or "",
    }
    return render(request, "account/confirm_by_code.html", context)


def _send(request):
    if ratelimit.consume(request, action="request_login_code", key=request.user.email):
        MailedCode(request).send()
    else:
        refusal: ValidationError = get_adapter().validation_error("rate_limited")
        messages.error(request, refusal.message)
    return _back(request)


def _back(request):
    query = urlencode({"next": get_next_redirect_url(request) or reverse("account_home")})
    return redirect(f"{reverse('confirm_by_code')}?{query}")


def _confirmed(request, process):
    process.abort()
    record_authentication(request, request.user, method="code", reauthenticated=True)
    return reauthentication.resume_request(request) or redirect("account_home")
