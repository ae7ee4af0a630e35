"""Logging in by password, or by a code that is mailed: nothing to remember, twice a year.

An address without an account gets the same answers, the same screens and the same work: a letter
too, which says that there is none.
"""

import time

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.forms import LoginForm as PasswordForm
from allauth.account.stages import LoginByCodeStage
from allauth.core import context, ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import User
from .second_factor import account_at, is_of_the_cci


def keep_to_a_working_day(request) -> None:
    """Let a session of the CCI end on the day that it began."""
    if is_of_the_cci(request.user):
        request.session.set_expiry(settings.STAFF_SESSION_AGE)


class LoginForm(PasswordForm):
    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url=redirect_url)
        keep_to_a_working_day(request)
        return response


class AskForCodeForm(RequestLoginCodeForm):
    """Takes the address from the field of the log-in too: what was typed there is not lost."""

    def __init__(self, data=None, **kwargs):
        if data is not None and "email" not in data:
            data = data.copy()
            data["email"] = data.get("login", "")
        super().__init__(data, **kwargs)
        self.fields["email"].label = _("E-mail address")

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = _whom_a_code_opens(email)
        return email


def _whom_a_code_opens(email: str) -> User | None:
    user = account_at(email)
    opens = user and user.is_active and not is_of_the_cci(user)
    return user if opens else None


class OtherWayMixin:
    """Lets who waits for a code log in otherwise, or ask for one at another address."""

    def _redirect_to_pending_stage(self, request, stage):
        if stage.key == LoginByCodeStage.key:
            return None
        return super()._redirect_to_pending_stage(request, stage)


class LoginView(OtherWayMixin, allauth_views.LoginView):
    """Log in by password."""


class AskForCodeView(OtherWayMixin, allauth_views.RequestLoginCodeView):
    """Ask for the address; post a letter, whoever has it; lead to where the code is typed."""

    form_class = AskForCodeForm

    def get_form_class(self):
        return self.form_class


class TypeCodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code received by e-mail")
        field.widget.attrs |= {
            "inputmode": "numeric",
            "autofocus": True,
            "maxlength": 12,  # with the spaces that people type
        }
        field.widget.attrs.pop("placeholder", None)

    def clean_code(self) -> str:
        # the session counts too, but of guesses that come at once it keeps the last one only
        key = f"{context.request.session.session_key}-{self.expected_code}"
        if not ratelimit.consume(context.request, action="type_code", key=key):
            raise get_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()


class TypeCodeView(allauth_views.ConfirmLoginCodeView):
    """Take the code, a few times, while it lasts, in the browser that asked for it."""

    form_class = TypeCodeForm

    def get_form_class(self):
        return super().get_form_class() if self._action == "resend" else self.form_class

    def get(self, request, *args, **kwargs):
        self._work_alike()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self._work_alike()
        return super().post(request, *args, **kwargs)

    def _work_alike(self) -> None:
        if self._process.user is None:
            User.objects.filter(pk=0).first()  # the question that an account costs

    def _resend_form_valid(self, form):
        """Post another letter, to an address without account too; the code lasts from now."""
        process = self._process
        email = process.state["email"]
        if ratelimit.consume(self.request, action="request_login_code", key=email):
            process.state["at"] = time.time()
            process.send()
            process.record_resend()
            process.persist()
        else:
            adapter = get_adapter()
            adapter.add_message(
                self.request, messages.ERROR, message=adapter.error_messages["rate_limited"]
            )
        return HttpResponseRedirect(
            self.passthrough_next_url(reverse("account_confirm_login_code"))
        )
