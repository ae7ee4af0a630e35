"""Addresses of the CMS about translations. Included before Wagtail's."""

from .board.urls import urlpatterns as board
from .editing.urls import urlpatterns as editing
from .machine.urls import urlpatterns as machine
from .sections.urls import urlpatterns as sections

app_name = "translating"
urlpatterns = [*board, *machine, *sections, *editing]
