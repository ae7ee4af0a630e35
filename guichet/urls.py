"""Addresses of this room beside its pages; the section is named in each language."""

urlpatterns = []
