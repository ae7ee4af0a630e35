"""The public screen: write, read it once more, send it, read what comes next."""

from django.shortcuts import redirect, render

from cms.public_forms.views import answer, public_form

from . import acts
from .culture import culture_adviser
from .form import CultureForm
from .place import CULTURE, promised_day
from .villages_in_mind import VillagesInMind


@public_form
def culture(request, section: str, word: str):
    """The form of professionals of culture; with ``?sent`` what becomes of what was sent."""
    page = CULTURE.page(section, word, VillagesInMind.read(request.GET).query)
    shown = {"page": page, "day": promised_day(), "culture": culture_adviser()}
    if request.method != "POST" and "sent" in request.GET:
        return render(request, "guichet/sent.html", shown)
    form = CultureForm(request)
    if form.is_sent():
        if form.is_new:
            acts.receive(form.enquiry, needs=form.needs, villages=form.chosen_villages)
        return redirect(f"{CULTURE.address()}?sent")
    return answer(request, form, "guichet/culture.html", shown)
