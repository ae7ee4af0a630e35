"""Addresses under ``/compte/``: ours first, which stand before django-allauth's of that name."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path

from . import confirming, email_change, login, sessions
from .confirming import recently_confirmed
from .views import account_home

# A view that asks for proof itself does so by an exception, which is not answered where a request
# is a transaction (`cms.transactions`): ours asks before.
factor_patterns = [
    path("totp/activate/", recently_confirmed(totp.activate_totp), name="mfa_activate_totp"),
    path("totp/deactivate/", recently_confirmed(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("webauthn/add/", recently_confirmed(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "webauthn/keys/<int:pk>/remove/",
        recently_confirmed(webauthn.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "webauthn/keys/<int:pk>/edit/",
        recently_confirmed(webauthn.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "recovery-codes/generate/",
        recently_confirmed(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("", include("allauth.mfa.urls")),
]

urlpatterns = [
    path("", account_home, name="account_home"),
    path("login/", login.LoginView.as_view(), name="account_login"),
    path("login/code/", login.AskForCodeView.as_view(), name="account_request_login_code"),
    path(
        "login/code/confirm/",
        login.TypeCodeView.as_view(),
        name="account_confirm_login_code",
    ),
    path("confirm/", confirming.confirm_by_code, name="confirm_by_code"),
    path("email/", email_change.change_email, name="account_email"),
    path("email/<str:token>/", email_change.confirm_email, name="confirm_email"),
    path("password/set/", recently_confirmed(account.password_set), name="account_set_password"),
    path("sessions/", sessions.sessions, name="usersessions_list"),
    path("second-factor/", include(factor_patterns)),
    path("", include("allauth.account.urls")),
]
