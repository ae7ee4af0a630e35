"""The villages as open data."""

from django.http import Http404, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from villages.models import VillageIndexPage, VillagePage


@require_safe
@conditional_page
def villages_geojson(request, section: str):
    """Every listed village as a GeoJSON point (RFC 7946), addresses in the language asked for."""
    if section != VillageIndexPage.section_slugs[get_language()]:
        raise Http404
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(v) for v in VillagePage.objects.listed().by_territory()],
    }
    return JsonResponse(collection, content_type="application/geo+json")


def _feature(village: VillagePage) -> dict:
    return {
        "type": "Feature",
        # GeoJSON puts the longitude first
        "geometry": {
            "type": "Point",
            "coordinates": [float(village.longitude), float(village.latitude)],
        },
        "properties": {
            "name": village.title,
            "slug": village.slug,
            "url": village.address(),
            "insee_code": village.insee_code,
            "population": village.population,
        },
    }
