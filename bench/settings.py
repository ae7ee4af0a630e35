"""The demo without a cache, and with one address that answers a constant."""

from cms.settings.demo import *

ROOT_URLCONF = "bench.urls"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
