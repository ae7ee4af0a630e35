"""All the homes of all the villages, on one list."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.editorial.paging import asked_page
from cms.editorial.sub_addresses import SubAddress
from villages.home_filter import HomeFilter
from villages.models import HousingPage, VillageIndexPage

HOMES = SubAddress(
    VillageIndexPage,
    {"fr": "logements", "en": "homes", "es": "viviendas", "pt": "casas"},
    _("Homes to rent and to buy"),
)
HOMES_PER_PAGE = 24


@require_safe
def homes(request, section: str, word: str):
    """The homes that are shown today, the newest first, searched by the query string."""
    page = HOMES.page(section, word)
    asked = HomeFilter(request.GET, homes=HousingPage.objects.listed())
    found = asked.found().newest().for_cards()
    return render(
        request,
        "villages/homes.html",
        {"page": page, "filter": asked, "page_obj": asked_page(request, found, HOMES_PER_PAGE)},
    )
