"""The language of a request."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers


class LanguageMiddleware(LocaleMiddleware):
    """Django's, without its redirects: an unknown address is a 404, in whatever language.

    Django would answer every 404 without a language prefix by a redirect to the address
    with one, because the page tree matches anything under a prefix.
    """

    def process_response(self, request, response):
        language = translation.get_language()
        if not translation.get_language_from_path(request.path_info):
            patch_vary_headers(response, ("Accept-Language",))
        if language in dict(settings.LANGUAGES):
            response.headers.setdefault("Content-Language", language)
        return response
