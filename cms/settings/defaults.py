"""What is the same in every mode. Imported by the three modes, never used alone."""

from .accounts import *
from .environment import ROOT, VAR, env
from .headers import *
from .languages import *
from .map import *
from .translator import *
from .wagtail import *

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
    "entreprendre",
    "club",
    "cultura",
    "guichet",
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
    "cms.calendars",
    "cms.public_forms",
    "cms.accounts",
    "cms.kept_forms",
    "cms.editorial",
    "cms.importing",
    "cms.media",
    "cms.rounds",
    "cms.freshness",
    "cms.corrections",
    "cms.readership",
    "cms.translating",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "leaflet",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.compression.CompressTextMiddleware",
    "cms.headers.ContentPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "cms.probes.ProbesMiddleware",  # before sessions, and before the Host header is looked at
    "cms.readership.middleware.ReadsMiddleware",  # before sessions: it opens none
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.translation.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.middleware.AccountsMiddleware",
    "cms.editorial.middleware.PageAddressesMiddleware",
    "cms.kept_forms.middleware.KeptFormsMiddleware",
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

# --- files ------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.assets.AssetFinder",
]
ASSETS_ROOT = VAR / "assets"  # what is made for them
STORAGES = {
    # Nothing in this storage has a public address of its own: cms.media serves a file only
    # to whom it may be shown.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()
FILE_UPLOAD_PERMISSIONS = 0o640
ERROR_PAGES_ROOT = VAR / "errors"  # for the web server before the site: manage.py error_pages
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- mail and tasks ---------------------------------------------------------------------

EMAIL_BACKEND = "cms.outbox.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Soho Solo Gers <bonjour@soho-solo.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

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
