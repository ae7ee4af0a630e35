"""The one address without a language."""

from django.http import HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe


@require_safe
def choose_language(request):
    """Send the reader to the home page in the language that their browser prefers.

    `LanguageMiddleware` has read the preference, and tells caches that the answer varies with it.
    """
    return HttpResponseRedirect(f"/{get_language()}/")
