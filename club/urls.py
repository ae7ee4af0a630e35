"""Addresses of the club beside its pages; the section is named in each language."""

from club.booking.urls import urlpatterns as booking_patterns
from club.desks.urls import urlpatterns as desk_patterns
from club.events.urls import urlpatterns as event_patterns
from club.mine.urls import urlpatterns as my_patterns
from club.registering.urls import urlpatterns as registering_patterns
from club.themes.urls import urlpatterns as theme_patterns

urlpatterns = [
    *event_patterns,
    *my_patterns,
    *theme_patterns,
    *desk_patterns,
    *booking_patterns,
    *registering_patterns,
]
