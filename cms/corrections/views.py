"""The public form, and the acts of a page's people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.editorial.pages import ReviewedPage, public_pages
from cms.editorial.review import Refused
from cms.public_forms.views import answer, public_form

from . import acts
from .address import WORDS, correction_address
from .form import CorrectionForm
from .models import Correction

SAID = {
    Correction.State.DONE: gettext_lazy("Thank you: it is put right."),
    Correction.State.DISMISSED: gettext_lazy("Noted: there is nothing to change."),
}


@public_form
def correct(request, word: str, pk: str):
    """The form about a page that is public now; with ``?sent`` what becomes of what was sent."""
    if word != WORDS.get(get_language()):
        raise Http404
    page = _public_page(int(pk))
    context = {"corrected": page, "address": correction_address(page)}
    if request.method != "POST" and "sent" in request.GET:
        return render(request, "corrections/sent.html", context)
    form = CorrectionForm(request)
    if form.is_sent():
        if form.is_new:
            told = {name: form.cleaned_data[name] for name in ("text", "email")}
            acts.receive(Correction(page=page, language=get_language(), doubt=form.doubt, **told))
        return redirect(f"{context['address']}?sent")
    return answer(request, form, "corrections/correct.html", context)


def _public_page(pk: int):
    """Return the page of somebody's that the public reads; 404 for any other."""
    found = public_pages().filter(pk=pk).first()
    page = found and found.specific
    if not isinstance(page, ReviewedPage):
        raise Http404
    return page


@never_cache
@login_required
@require_POST
def settle(request, pk: int, word: str):
    """Say what became of a correction, and go back to where it was read."""
    found = get_object_or_404(Correction.objects.select_related("page"), pk=pk)
    may_edit = found.page.specific.permissions_for_user(request.user).can_edit()
    is_seen = found.state != Correction.State.HELD or acts.may_decide(request.user)
    if word not in SAID or not is_seen or not (may_edit or acts.may_decide(request.user)):
        raise Http404
    try:
        acts.settle(found, word, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, str(SAID[word]))
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = found.page.specific.editor_address()
    return redirect(back)
