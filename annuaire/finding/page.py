"""The list of the members as one page of it is shown."""

from wagtail.models import Page

from annuaire.models import MemberPage
from cms.editorial.paging import asked_page

from .member_filter import NEWEST, ORDERS, MemberFilter


def found_on(index, request) -> dict:
    """Return what the template of `index`, the section, shows of what `request` asks for."""
    closed = Page.objects.all().private_q()  # read once, for the menu too
    asked = MemberFilter(request.GET)
    asked.offer()
    page_obj = asked_page(
        request,
        asked.found().values_list("pk", flat=True),
        index.members_per_page,
        count=asked.count(asked.asked),
    )
    numbers, newest = list(page_obj.object_list), []
    if not asked.asked and page_obj.number == 1 and asked.order != NEWEST:
        rows = asked.entries.order_by(*ORDERS[NEWEST])[: index.newest_shown]
        newest = list(rows.values_list("pk", flat=True))
    shown = cards([*numbers, *newest], closed)
    letters = asked.counts.by("lettre")
    return {
        "closed": closed,
        "filter": asked,
        "page_obj": page_obj,
        "members": [shown[number] for number in numbers if number in shown],
        "newest": [shown[number] for number in newest if number in shown],
        "letters": sorted(letters.items()),
        "points": points_address(index, request) if asked.counts.points else "",
        "available": asked.counts.by("disponible")[True],
    }


def cards(numbers: list[int], closed) -> dict[int, MemberPage]:
    """Return the entries of these keys, by key; none that the public may not find."""
    members = MemberPage.objects.listed(closed).filter(pk__in=numbers).for_cards()
    return {member.pk: member for member in members}


def points_address(index, request) -> str:
    """Return where the map asks for the places of the same members."""
    query = request.GET.urlencode()
    return f"{index.address()}members.geojson{'?' if query else ''}{query}"
