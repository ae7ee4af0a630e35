"""The list of the members as one page of it is shown."""

from wagtail.models import Page

from annuaire.models import MemberPage
from cms.editorial.paging import asked_page

from .member_filter import NEWEST, MemberFilter


def found_on(index, request) -> dict:
    """Return what the template of `index`, the section, shows of what `request` asks for."""
    closed = Page.objects.all().private_q()  # read once, for the menu too
    asked = MemberFilter(request.GET)
    page_obj = asked_page(
        request, asked.found().values_list("pk", flat=True), index.members_per_page
    )
    newest = []
    if not asked.asked and page_obj.number == 1 and asked.order != NEWEST:
        newest = MemberPage.objects.listed(closed).newest().for_cards()[: index.newest_shown]
    letters = asked.counts.by("lettre")
    return {
        "closed": closed,
        "filter": asked,
        "page_obj": page_obj,
        "members": cards(page_obj.object_list, closed),
        "newest": newest,
        "letters": sorted(letters.items()),
        "points": points_address(index, request) if asked.counts.points else "",
        "available": asked.counts.by("disponible")[True],
    }


def cards(numbers, closed) -> list[MemberPage]:
    """Return the entries of these keys in their order; none that the public may not find."""
    members = MemberPage.objects.listed(closed).filter(pk__in=list(numbers)).for_cards()
    by_number = {member.pk: member for member in members}
    return [by_number[number] for number in numbers if number in by_number]


def points_address(index, request) -> str:
    """Return where the map asks for the places of the same members."""
    query = request.GET.urlencode()
    return f"{index.address()}members.geojson{'?' if query else ''}{query}"
