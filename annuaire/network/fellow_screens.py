"""The other members: all of them, and one with what is for members only."""

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annuaire.choices import MembersOnly
from annuaire.finding.search import meaning
from annuaire.keepers import keepers
from annuaire.models import ListedMember, MemberPage, Notice, Partnership
from cms.editorial.paging import asked_page

from .fellows import for_members, shown_entries
from .teams import partners_of

PER_PAGE = 24
LONGEST_QUERY = 80


@require_safe
@for_members
def fellows(request):
    """The members from A to Z, or those that a few words mean: name, trade, skill, place."""
    q = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    found = MemberPage.objects.listed().alphabetical()
    if q:
        rows = ListedMember.objects.shown(timezone.localdate())
        found = found.filter(pk__in=rows.filter(meaning(q, rows)[0]).values("member"))
    return render(
        request,
        "annuaire/network/fellows.html",
        {"page_obj": asked_page(request, found.for_cards(), PER_PAGE), "q": q},
    )


def find_fellow(slug: str) -> MemberPage:
    """Return the entry that is shown under `slug`. Raises `Http404`."""
    found = MemberPage.objects.listed().filter(
        slug=slug, locale__language_code=settings.LANGUAGE_CODE
    )
    if page := found.order_by("pk").first():
        return page
    raise Http404


@require_safe
@for_members
def fellow(request, slug: str):
    """One entry, whole, and what can be done with it."""
    page = find_fellow(slug)
    emails = [person.email for person in keepers(page)] if page.shows_email else []
    mine = [entry for entry in shown_entries(request.entries) if entry.pk != page.pk]
    context = page.get_context(request) | {
        "may_read": dict.fromkeys(MembersOnly.values, True),
        "emails": emails,
        "partners": partners_of(page),
        "notices": Notice.objects.open().filter(author=page),
        "is_mine": page in request.entries,
        "may_ask": mine if page not in request.entries else [],
        "link": _link_between(mine, page),
    }
    return render(request, "annuaire/network/fellow.html", context)


def _link_between(mine, page):
    """Return what stands between the entries `mine` and `page`, unless it was a no."""
    links = Partnership.objects.filter(
        Q(asker__in=mine, asked=page) | Q(asked__in=mine, asker=page)
    )
    return links.exclude(state=Partnership.State.DECLINED).first()
