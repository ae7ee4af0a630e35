"""Addresses of the villages beside their pages; the section is named in each language."""

from django.urls import include, path, re_path

from villages import views
from villages.choosing.views import COMPARE, SHORTLIST, comparison, shortlist
from villages.home_list import HOMES, homes
from villages.telecentre_list import TELECENTRES, telecentres

urlpatterns = [
    path("", include("villages.village_space.urls")),
    re_path(COMPARE.pattern, comparison, name="compare_villages"),
    re_path(SHORTLIST.pattern, shortlist, name="shortlist"),
    re_path(HOMES.pattern, homes, name="homes"),
    re_path(TELECENTRES.pattern, telecentres, name="telecentres"),
    path("<slug:section>/villages.geojson", views.villages_geojson, name="villages_geojson"),
    path("<slug:section>/villages.csv", views.villages_csv, name="villages_csv"),
    path(
        "<slug:section>/telecentres.geojson",
        views.telecentres_geojson,
        name="telecentres_geojson",
    ),
]
