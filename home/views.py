"""The addresses without a language: the front door, and what search engines read."""

from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.sitemaps import sitemaps


@require_safe
def choose_language(request):
    """Send the reader to the home page in the language that their browser prefers.

    `LanguageMiddleware` has read the preference, and tells caches that the answer varies with it.
    """
    return HttpResponseRedirect(f"/{get_language()}/")


@require_safe
def sitemap_index(request):
    """Name the sitemap of each language, cut where it is long."""
    return sitemap_views.index(request, sitemaps(), sitemap_url_name="sitemap")


@require_safe
def sitemap(request, section: str):
    """List the pages that may be read in the language `section`."""
    return sitemap_views.sitemap(request, sitemaps(), section=section)
