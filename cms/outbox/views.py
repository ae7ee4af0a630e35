"""Reading the demo's mails in the browser, since they reach no mailbox."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from cms.demo import demo_only

from .models import OutboxMessage


@demo_only
def mails(request):
    sent = OutboxMessage.objects.sent().order_by("-sent_at", "-pk").defer("content", "text")
    page = Paginator(sent, 50).get_page(request.GET.get("page"))
    return render(request, "outbox/mails.html", {"page_obj": page})


@demo_only
def mail(request, pk):
    message = get_object_or_404(OutboxMessage.objects.sent(), pk=pk)
    return render(request, "outbox/mail.html", {"mail": message})
