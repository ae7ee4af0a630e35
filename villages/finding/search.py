"""A search from beginning to end: from the address to what the list and the map show."""

from django.db.models import Q

from cms.editorial.paging import asked_page

from .asking import chips, query_of, ways_on
from .form import FindingForm
from .listing import groups
from .outcome import Finding
from .panels import FIRST, field, panels
from .records import read

VILLAGES_PER_PAGE = 60


def search(request, villages, closed: Q, *, locale) -> dict:
    """Return what the page of the list shows of `villages` (a queryset); `closed`: the pages
    that are not open to everybody; `locale`: the language that the villages are told in."""
    records = read(villages, closed)
    form = FindingForm(request.GET, records=records)
    finding = Finding(records, form.asked)
    page = asked_page(request, finding.order, VILLAGES_PER_PAGE)
    shown = panels(form, finding)
    return {
        "form": form,
        "finding": finding,
        "page_obj": page,
        "groups": groups(finding, page, locale),
        "chips": chips(finding),
        "ways": ways_on(finding),
        "first": field(form, finding, FIRST),
        "panels": shown,
        "in_panels": sum(panel.chosen for panel in shown),
        "places": " ".join(record.insee_code for record in finding.order),
        "all_query": query_of({"sort": form.asked.get("sort")}),
    }
