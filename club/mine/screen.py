"""« Mon club »: all that is a member's own at the club, on one screen."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from club.addresses import MINE
from club.booking.mine import bookings_of
from club.models import ThemeProposal
from club.registering.links import address_of
from club.registering.places import places_of_each

from .guard import for_the_club
from .registrations import open_to, registrations_of

#: As many meetings as one reads through; the list of the club has them all.
MOST_MEETINGS = 12
MOST_THEMES = 20


@require_safe
@for_the_club
def my_club(request, section: str, word: str):
    """What is coming, where one is registered, one's desks, one's themes."""
    page, now = MINE.page(section, word), timezone.now()
    registered = list(registrations_of(request.user, now))
    for one in registered:
        one.address = address_of(one, get_language())
    coming = list(open_to(request.user, registered=registered, now=now)[:MOST_MEETINGS])
    places = places_of_each(coming, now)
    for event in coming:
        event.places = places[event.pk]
    themes = ThemeProposal.objects.filter(author=request.user).select_related("event__locale")
    context = {
        "page": page,
        "club": page.index,
        "registered": registered,
        "coming": coming,
        "bookings": bookings_of(request.user),
        "themes": themes[:MOST_THEMES],
        "now": now,
    }
    return render(request, "club/mine/my_club.html", context)
