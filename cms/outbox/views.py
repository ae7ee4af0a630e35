"""Reading the demo's mails in the browser, since they reach no mailbox."""

from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers

from .models import OutboxMessage


def demo_only(view):
    """Make `view` answer 404 outside the demo: elsewhere mails are nobody else's to read."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@demo_only
def mails(request):
    sent = OutboxMessage.objects.sent().order_by("-sent_at", "-pk").defer("content", "text")
    page = Paginator(sent, 50).get_page(request.GET.get("page"))
    return render(request, "outbox/mails.html", {"page_obj": page})


@demo_only
def mail(request, pk):
    message = get_object_or_404(OutboxMessage.objects.sent(), pk=pk)
    return render(request, "outbox/mail.html", {"mail": message})
