"""The demo: the whole product on SQLite under ``var/``, with nothing else installed.

DEMO is not DEBUG: error pages, headers and throttles are the real ones.
"""

from .defaults import *
from .defaults import ACCOUNT_RATE_LIMITS, WIDE_RATE_LIMITS
from .environment import VAR, database, env, kept_secret
from .translator import translator

DEMO = True

SECRET_KEY = kept_secret(VAR / "secret-key")

ALLOWED_HOSTS = ["*"]
PORT = env.int("PORT", default=8000)
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"

DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}"))}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR / "cache"),
    }
}

# A sent mail is a file; /-/mails/ shows them.
OUTBOX_DELIVERY = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "file_path": str(VAR / "mail"),
}
if env("EMAIL_URL", default=""):
    OUTBOX_DELIVERY = env.email_url_config(env("EMAIL_URL"))

# Nothing leaves the machine: proposals are the French words in another order.
TRANSLATOR = translator(env("TRANSLATOR_URL", default="dummy://"))

# One machine logs in as thirty people here: the throttles stay, wide enough for that.
ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS | WIDE_RATE_LIMITS
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
