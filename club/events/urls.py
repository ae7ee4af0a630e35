"""Addresses of this room, within the section of the club."""

urlpatterns = []
