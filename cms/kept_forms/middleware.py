"""Where the session has ended, a form is kept instead of being swallowed by the log-in."""

from urllib.parse import urlsplit

from django.shortcuts import resolve_url
from django.urls import reverse

from . import keeping, owners
from .typed import typed_in
from .views import give_back


class KeptFormsMiddleware:
    """Answer with the form itself where a view sent who posts it to the log-in.

    What every view does already, by `login_required` or Wagtail's own check, says that it wants
    somebody logged in: no view needs to know of this.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST":
            if _leads_to_log_in(response) and request.user.is_anonymous:
                typed = typed_in(request)
                response = give_back(request, typed) if typed else response
            elif response.status_code < 400 and request.user.is_authenticated:
                _forget_what_was_sent(request)
        owners.remember(request, response)
        return response


def _forget_what_was_sent(request) -> None:
    if kept := request.POST.get("kept-form"):
        keeping.forget(kept, owner=request.user)


def _leads_to_log_in(response) -> bool:
    return response.status_code == 302 and urlsplit(response["Location"]).path in {
        resolve_url("account_login"),
        reverse("wagtailadmin_login"),
    }
