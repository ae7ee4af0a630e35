"""The documents of the club, and their files."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annuaire.models import MemberDocument
from cms.media.views import serve_privately

from .fellows import for_members


@require_safe
@for_members
def documents(request):
    """All of them, in the CCI's order."""
    found = MemberDocument.objects.select_related("document")
    return render(request, "annuaire/network/documents.html", {"documents": found})


@require_safe
@for_members
def serve(request, pk: int, filename: str):
    """Answer with the file of the club's document number `pk`, when that is what it is called."""
    found = get_object_or_404(MemberDocument.objects.select_related("document"), pk=pk)
    if filename != found.document.filename:
        raise Http404
    return serve_privately(request, found.document)
