"""People: how they log in, for how long, and how often somebody may try."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "cms.editorial.backends.MandateBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "cms.accounts.passwords.MaximumLengthValidator"},
    {"NAME": "cms.accounts.passwords.OwnNameValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "/"

#: Groups (`cms.editorial.groups`) whose accounts, like administrators', have a password and a
#: second factor; a mailed code does not open them.
SECOND_FACTOR_GROUPS = ["CCI – modération", "CCI – conseil", "CCI – administration"]
#: Whether these accounts open nothing before they have their second factor.
SECOND_FACTOR_REQUIRED = False
#: Where holders of a mandate land when they have logged in, the first role that they hold.
LANDING_SCREENS = [
    ("committee_head", "village_space:choose"),
    ("committee", "village_space:choose"),
    ("member", "member_space:home"),
]

# Committees and members work an hour a week: a session lasts seven days from the log-in, and the
# CCI's a working day, whatever the person does meanwhile.
SESSION_COOKIE_AGE = int(timedelta(days=7).total_seconds())
STAFF_SESSION_AGE = int(timedelta(hours=10).total_seconds())

ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "cms.accounts.login.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "cms.accounts.adapter.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by invitation, never by sign-up
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the others end; who changes it stays
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

MFA_ADAPTER = "cms.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation came to it
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Soho Solo Gers"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

# Thirty people log in from one room: an address of the network is allowed more than a person is.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "30/15m/ip,5/15m/key",
    "request_login_code": "60/h/ip,5/h/key",
    "type_code": f"{ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS}/10m/key",  # a key is one code
    "reset_password": "20/h/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "manage_email": "5/h/user",
    "change_password": "5/m/user",
    "reauthenticate": "10/15m/user",
}
#: What differs where one machine logs in as thirty people; the throttles stay.
WIDE_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/5m/ip,10/5m/key",
    "request_login_code": "300/h/ip,20/h/key",
}
