"""Addresses of the villages beside their pages; the section is named in each language."""

from django.urls import path

from villages import views

urlpatterns = [
    path("<slug:section>/villages.geojson", views.villages_geojson, name="villages_geojson"),
]
