"""Production: everything that differs from place to place comes from the environment."""

from django.core.exceptions import ImproperlyConfigured

from .defaults import *
from .environment import database, env
from .headers import CONTENT_SECURITY_POLICY


def _required(name: str, what_to_do: str) -> str:
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {what_to_do}")
    return value


SECRET_KEY = _required(
    "SECRET_KEY",
    "Set it to a secret of 50 characters or more, for instance the output of "
    '`python -c "import secrets; print(secrets.token_urlsafe(50))"`, and keep it.',
)
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters. Make a longer one.")

# keys that were replaced: what they closed (sessions, second factors) still opens
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

SITE_URL = _required(
    "SITE_URL", "Set it to the site's public address, for instance https://www.example.fr."
).rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_URL.split("://")[-1].split("/")[0]])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATABASES = {
    "default": database(
        _required("DATABASE_URL", "Set it to postgres://user:password@host:5432/name.")
    )
}
CACHES = {
    "default": env.cache_url_config(
        _required("CACHE_URL", "Set it to redis://host:6379/0, or dbcache://cache for none.")
    )
}
_email = _required(
    "EMAIL_URL", "Set it to smtp+ssl://user:password@host:465 (STARTTLS can be stripped)."
)
OUTBOX_DELIVERY = env.email_url_config(_email)
DEFAULT_FROM_EMAIL = _required(
    "DEFAULT_FROM_EMAIL", "Set it to the address that mails come from: Name <name@example.fr>."
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^-/"]  # probes come over plain HTTP from inside
# how many servers before the site add to X-Forwarded-For: throttles count who asks, not them
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
