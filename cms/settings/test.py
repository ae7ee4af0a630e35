"""Tests: the production rules, on whatever DATABASE_URL names (SQLite when it names nothing)."""

import tempfile
from pathlib import Path

from .defaults import *
from .defaults import ACCOUNT_RATE_LIMITS
from .environment import database, env

DEMO = True

SECRET_KEY = "x" * 60
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://testserver"

DATABASES = {"default": database(env("DATABASE_URL", default="sqlite:///:memory:"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MEDIA_ROOT = Path(tempfile.gettempdir()) / "soho-solo-tests-media"
OUTBOX_DELIVERY = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
# Wagtail's own background work runs at once, so that a test sees its effect; the tests of
# cms.outbox name the database backend themselves.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS | {"login": "1000/m/ip"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
