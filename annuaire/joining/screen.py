"""The public screen: ask to join, read it once more, send it, read what comes next."""

from django.shortcuts import redirect, render

from cms.public_forms.views import answer, public_form

from . import acts
from .form import JoinForm
from .place import JOIN, answer_by


@public_form
def join(request, section: str, word: str):
    """The form; with ``?sent`` what becomes of what was sent."""
    page = JOIN.page(section, word)
    if request.method != "POST" and "sent" in request.GET:
        return render(request, "annuaire/joining/sent.html", {"page": page, "day": answer_by()})
    form = JoinForm(request)
    if form.is_sent():
        if form.is_new:
            acts.receive(form.join_request)
        return redirect(f"{page.address()}?sent")
    return answer(request, form, "annuaire/joining/join.html", {"page": page, "day": answer_by()})
