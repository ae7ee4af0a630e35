"""The places of the members found, for the map."""

from django.http import Http404, JsonResponse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import conditional_page, require_safe

from annuaire.models import AnnuaireIndexPage

from .member_filter import MemberFilter


@require_safe
@conditional_page
def members_geojson(request, section: str):
    """The communes where those live whom the list finds by the same query, as GeoJSON points
    (RFC 7946): how many live there, and the list of them. No point is anybody's house."""
    AnnuaireIndexPage.check_section(section)
    index = AnnuaireIndexPage.objects.listed().first()
    if index is None:
        raise Http404
    asked = MemberFilter(request.GET)
    features = [_feature(point, asked, index.address()) for point in asked.counts.points]
    collection = {"type": "FeatureCollection", "features": features}
    return JsonResponse(collection, content_type="application/geo+json")


def _feature(point, asked: MemberFilter, address: str) -> dict:
    criteria = {name: "on" if value is True else value for name, value in asked.asked.items()}
    query = urlencode(criteria | {"village": point.place})
    found = ngettext("%(name)s: %(count)s member", "%(name)s: %(count)s members", point.count)
    return {
        "type": "Feature",
        # GeoJSON puts the longitude first
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "name": found % {"name": point.name, "count": point.count},
            "place": point.place,
            "count": point.count,
            "url": f"{address}?{query}",
        },
    }
