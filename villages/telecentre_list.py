"""All the télécentres of all the villages: a list, and a map of the same."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.editorial.sub_addresses import SubAddress
from villages.models import TelecentrePage, VillageIndexPage

TELECENTRES = SubAddress(
    VillageIndexPage,
    {"fr": "telecentres", "en": "coworking", "es": "coworking", "pt": "coworking"},
    _("Télécentres of the Gers"),
)


@require_safe
def telecentres(request, section: str, word: str):
    """The télécentres that are shown, by name: eight of them, so all on one screen."""
    page = TELECENTRES.page(section, word)
    found = TelecentrePage.objects.listed().alphabetical().for_cards()
    return render(
        request,
        "villages/telecentres.html",
        {
            "page": page,
            "telecentres": found,
            "points": f"{page.index.address()}telecentres.geojson",
        },
    )
