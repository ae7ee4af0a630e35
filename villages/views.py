"""The villages and the télécentres as open data."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import conditional_page, require_safe

from villages.models import TelecentrePage, VillageIndexPage, VillagePage
from villages.open_data import as_csv


@require_safe
@conditional_page
def villages_geojson(request, section: str):
    """Every listed village as a GeoJSON point (RFC 7946), addresses in the language asked for."""
    VillageIndexPage.check_section(section)
    return _geojson(_village(each) for each in VillagePage.objects.listed().by_territory())


@require_safe
@conditional_page
def telecentres_geojson(request, section: str):
    """Every listed télécentre as a GeoJSON point, in the order of their list."""
    VillageIndexPage.check_section(section)
    found = TelecentrePage.objects.listed().alphabetical().with_parents()
    return _geojson(_telecentre(each) for each in found)


@require_safe
@conditional_page
def villages_csv(request, section: str):
    """Every listed village with all its facts (docs/data.md), in the order of the alphabet."""
    VillageIndexPage.check_section(section)
    villages = VillagePage.objects.listed().alphabetical()
    text = as_csv(villages, request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="text/csv; charset=utf-8; header=present")


def _geojson(features) -> JsonResponse:
    collection = {"type": "FeatureCollection", "features": [*features]}
    return JsonResponse(collection, content_type="application/geo+json")


def _feature(latitude, longitude, properties: dict) -> dict:
    return {
        "type": "Feature",
        # GeoJSON puts the longitude first
        "geometry": {"type": "Point", "coordinates": [float(longitude), float(latitude)]},
        "properties": properties,
    }


def _village(village: VillagePage) -> dict:
    return _feature(
        village.latitude,
        village.longitude,
        {
            "name": village.title,
            "slug": village.slug,
            "url": village.address(),
            "insee_code": village.insee_code,
            "population": village.population,
        },
    )


def _telecentre(telecentre: TelecentrePage) -> dict:
    place, village = telecentre.place, telecentre.parent_page
    return _feature(
        place.latitude,
        place.longitude,
        {
            "place": telecentre.slug,  # what the map knows it by: a village may have two
            "name": telecentre.title,
            "slug": telecentre.slug,
            "url": telecentre.address(),
            "village": village.title,
            "insee_code": village.insee_code,
            "desks": telecentre.desks,
        },
    )
