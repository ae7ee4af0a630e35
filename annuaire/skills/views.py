"""The CCI's screens of members' own words."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused

from . import acts
from .forms import WordForm

WORDS_PER_PAGE = 50


def keeps_skills(user) -> bool:
    """Whether `user` looks after the tree of skills for the CCI."""
    return user.has_perm("annuaire.change_skill")


@allowed(keeps_skills)
@require_safe
def own_words(request):
    """The words that nobody has put anywhere yet, the most used first."""
    words = asked_page(request, acts.own_words(), WORDS_PER_PAGE)
    context = {"page_title": _("Members’ own words"), "header_icon": "tag", "page_obj": words}
    return render(request, "annuaire/skills/own_words.html", context)


@allowed(keeps_skills)
@require_http_methods(["GET", "HEAD", "POST"])
def own_word(request, pk: int):
    """One word: who uses it, and what becomes of it."""
    if pk >= 2**63:  # more than a row's number can be, and not every database takes it
        raise Http404
    word = get_object_or_404(acts.own_words(), pk=pk)
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            said = _done(word, form.cleaned_data, request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
        return redirect("annuaire_skills:own_words")
    context = {
        "page_title": word.name,
        "header_icon": "tag",
        "word": word,
        "entries": acts.entries_of(word)[:WORDS_PER_PAGE],
        "form": form,
    }
    return render(request, "annuaire/skills/own_word.html", context)


def _done(word, chosen: dict, user) -> str:
    if into := chosen["into"]:
        acts.put_together(word, into, by=user)
        return _("“%(word)s” is now another word for “%(into)s”.") % {
            "word": word.name,
            "into": into.name,
        }
    acts.give_family(word, chosen["family"], by=user)
    return _("“%(word)s” is now a skill of “%(family)s”.") % {
        "word": word.name,
        "family": chosen["family"].name,
    }
