"""The CCI's screen of the members who never logged in: the list, and the letter to those ticked."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.accounts.guard import allowed
from cms.accounts.invitations import last_invitations
from cms.editorial.paging import asked_page
from cms.outbox.pruning import KEEP_MAILS

from . import acts

PER_PAGE = 50


@allowed(acts.may_invite)
@require_safe
def index(request):
    """Who never logged in, since when, and when they were last invited."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    page = asked_page(request, acts.never_logged_in(words), PER_PAGE)
    last = last_invitations(mandate.user for mandate in page)
    rows = []
    for mandate in page:
        letter = last.get(mandate.user.email)
        rows.append((mandate, letter, acts.was_today(letter)))
    context = {
        "page_title": _("Members who never logged in"),
        "header_icon": "key",
        "page_obj": page,
        "rows": rows,
        "has_boxes": not all(is_today for _mandate, _letter, is_today in rows),
        "words": words,
        "kept_for": KEEP_MAILS.days,
    }
    return render(request, "annuaire/inviting/index.html", context)


@allowed(acts.may_invite)
@require_POST
def write(request):
    """Invite those who are ticked; with ``everyone``, all whom the search finds."""
    words = request.POST.get("q", "").replace("\x00", "").strip()
    if "everyone" in request.POST:
        chosen = list(acts.never_logged_in(words))
    else:
        ticked = set(request.POST.getlist("person"))
        chosen = [one for one in acts.never_logged_in() if str(one.user_id) in ticked]
    if chosen:
        _tell(request, *acts.invite(chosen, by=request.user))
    else:
        messages.warning(request, _("Nobody was written to: tick those who are to have a letter."))
    query = {"q": words, "page": request.POST.get("page", "")}
    return redirect(f"{reverse('inviting:index')}?{urlencode(query)}")


def _tell(request, written: int, spared: int) -> None:
    if written:
        told = ngettext(
            "%(count)d person is written to.", "%(count)d people are written to.", written
        )
        messages.success(request, told % {"count": written})
    if spared:
        told = ngettext(
            "%(count)d person already had a letter today, and gets no other.",
            "%(count)d people already had a letter today, and get no other.",
            spared,
        )
        messages.info(request, told % {"count": spared})
