"""Addresses of the club beside its pages; the section is named in each language."""

from club.attending.urls import urlpatterns as attending_patterns
from club.booking.urls import urlpatterns as booking_patterns
from club.desks.urls import urlpatterns as desk_patterns
from club.events.urls import urlpatterns as event_patterns
from club.registering.urls import urlpatterns as registering_patterns

urlpatterns = [
    *event_patterns,
    *attending_patterns,
    *desk_patterns,
    *booking_patterns,
    *registering_patterns,
]
