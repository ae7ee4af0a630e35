"""Changing one's address: a link in a mail to the new one does it, opened by who is logged in; a
letter to the old one says so.

`User.email` is the only place where an address is kept. Nothing is written before the link is
opened; it dies when the address or the password changes, and by itself after a day.
"""

from allauth.account.models import EmailAddress
from allauth.decorators import rate_limit
from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.db import IntegrityError, transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from cms.outbox.letters import post_letter

from .confirming import recently_confirmed
from .models import User
from .second_factor import end_sessions

SALT = "cms.accounts.email_change"
LASTS = 24 * 3600  # seconds


class NewAddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Your new e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if email == self.user.email:
            raise forms.ValidationError(_("This is the address that you have already."))
        return email


@recently_confirmed
@rate_limit(action="manage_email")
def change_email(request):
    """Ask for the new address, and post a letter to it."""
    form = NewAddressForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        _ask_to_confirm(request.user, email)
        return render(request, "account/email_asked.html", {"email": email})
    return render(request, "account/email_change.html", {"form": form})


def _ask_to_confirm(user: User, email: str) -> None:
    # whether somebody has it already is told to them only
    is_taken = User.objects.filter(email=email).exists()
    post_letter(
        "account/letters/new_address",
        to=(email, user.language),
        context={
            "person": user,
            "is_taken": is_taken,
            "confirm_path": reverse("confirm_email", kwargs={"token": _token(user, email)}),
            "login_path": reverse("account_login"),
        },
    )


def _token(user: User, email: str) -> str:
    said = {"user": user.pk, "email": email, "now": _now(user)}
    return signing.dumps(said, salt=SALT, compress=True)


def _now(user: User) -> str:
    """Return what changes with the address and the password of `user`, and tells neither."""
    return salted_hmac(SALT, f"{user.email} {user.get_session_auth_hash()}").hexdigest()


def _read(token: str) -> tuple[User, str] | None:
    """Return whose change `token` stands for and to what, or None when it no longer does."""
    try:
        said = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    if user is None:
        return None
    return (user, said["email"]) if constant_time_compare(said["now"], _now(user)) else None


@never_cache
def confirm_email(request, token: str):
    """Show what the link changes; on POST, change it.

    Whoever opens it has the new mailbox, and is to be logged in too: an address with a slip in it
    is a stranger's.
    """
    read = _read(token)
    if read and request.user.is_anonymous:
        return redirect_to_login(request.get_full_path())
    if read is None or read[0] != request.user:
        return render(request, "account/email_confirm.html", {"is_dead": True}, status=410)
    user, email = read
    if request.method == "POST":
        if not _change(user, email):
            return render(request, "account/email_confirm.html", {"is_dead": True}, status=410)
        return render(request, "account/email_confirm.html", {"is_done": True, "email": email})
    return render(request, "account/email_confirm.html", {"email": email, "old": user.email})


@transaction.atomic
def _change(user: User, email: str) -> bool:
    old = user.email
    user.email = email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        return False
    EmailAddress.objects.filter(user=user).delete()
    end_sessions(user)
    post_letter(
        "account/letters/address_changed",
        to=(old, user.language),
        context={"person": user, "email": email},
    )
    return True
