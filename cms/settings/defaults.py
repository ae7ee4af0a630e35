"""What is the same in every mode. Imported by the three modes, never used alone."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

env = environ.Env()

DEBUG = False
DEMO = False

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # top of the house: may know every room
    "home",
    # domain rooms: know the kernel, reach each other by string only
    "villages",
    "annuaire",
    # Wagtail
    "wagtail.users",
    "wagtail.sites",  # the explorer links to it from the root
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.contrib.settings",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    # the kernel; after wagtail.images and wagtail.documents, whose ready() would
    # silently replace the permission policies that cms.media registers
    "cms.translation",
    "cms.outbox",
    "cms.accounts",
    "cms.editorial",
    "cms.media",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "leaflet",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.headers.ContentPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "cms.probes.ProbesMiddleware",  # before sessions, and before the Host header is looked at
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.translation.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.editorial.middleware.PageAddressesMiddleware",
    "cms.transactions.AtomicWritesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- people -----------------------------------------------------------------------------

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
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/compte/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "cms.accounts.adapter.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by invitation, never by sign-up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "30/15m/ip,5/15m/key",
    "reset_password": "20/h/ip,5/h/key",
}

# --- languages --------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", "Français"),
    ("en", "English"),
    ("es", "Español"),
    ("pt", "Português"),
]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- files ------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    # Nothing in this storage has a public address of its own: cms.media serves a file only
    # to whom it may be shown.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- mail and tasks ---------------------------------------------------------------------

EMAIL_BACKEND = "cms.outbox.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Soho Solo Gers <bonjour@soho-solo.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Wagtail ----------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Soho Solo Gers"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 0  # an autosave would make a moderator who types the author of a review
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.editorial.publication.publish_approved"
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # /compte/ does it, for the CMS too
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party learns who works here
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""  # it answers with the draft's title, to anybody
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "docx", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# --- map --------------------------------------------------------------------------------

LEAFLET_CONFIG = {
    "DEFAULT_CENTER": (43.70, 0.45),
    "DEFAULT_ZOOM": 9,
    "MIN_ZOOM": 8,
    "MAX_ZOOM": 16,
    # Plan IGN v2 of the Géoplateforme: free, no key; asked only after the reader's click.
    # https://geoservices.ign.fr/services-geoplateforme-diffusion
    "TILES": [
        (
            env("MAP_PROVIDER", default="IGN – Géoplateforme"),
            env(
                "MAP_TILES",
                default=(
                    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
                    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
                    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
                ),
            ),
            {"attribution": env("MAP_ATTRIBUTION", default="© IGN – Géoplateforme"), "maxZoom": 18},
        )
    ],
    "RESET_VIEW": False,
}

# --- headers ----------------------------------------------------------------------------

MAP_TILE_ORIGIN = "/".join(LEAFLET_CONFIG["TILES"][0][1].split("/", 3)[:3])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # the map's tiles come only after a click, but a policy cannot know of clicks
        "img-src": [SELF, "data:", MAP_TILE_ORIGIN],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# Wagtail's editor holds inline scripts and styles; foreign hosts stay shut.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:", MAP_TILE_ORIGIN],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "microphone", "payment", "usb", "magnetometer", "gyroscope")
} | {"geolocation": "self"}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
# tile servers ask who calls; 'same-origin' would hide it from them
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 7 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "cms": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
    },
}


def database(url: str) -> dict:
    """Return Django's settings for the database at `url` (``sqlite:///…`` or ``postgres://…``).

    SQLite: write-ahead log, and transactions that take the write lock when they begin: a
    transaction that reads first and writes later could otherwise fail at once when another
    one wrote in between. PostgreSQL: no statement or lock is waited for without end.
    """
    config = env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        config.setdefault("OPTIONS", {}).update(
            connect_timeout=5,
            options="-c statement_timeout=10s -c lock_timeout=5s"
            " -c idle_in_transaction_session_timeout=30s",
        )
    return config


