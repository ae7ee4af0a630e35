"""What follows when the CCI publishes a meeting, or takes it off the site.

A meeting that is deleted while it is on the site is taken off first (Wagtail sees to it); of one
that is not, calendars and people have been told already.
"""

from django.conf import settings
from wagtail.signals import page_published, page_unpublished

from cms.calendars.entries import tell

from .entries import entry_of


def connect() -> None:
    """Connect the receivers of this module, once."""
    from club.models import ClubEventPage

    page_published.connect(published, sender=ClubEventPage, dispatch_uid="club_meeting_up")
    page_unpublished.connect(unpublished, sender=ClubEventPage, dispatch_uid="club_meeting_down")


def published(sender, instance, **kwargs) -> None:
    """Tell calendars and who registered what is public of the meeting now."""
    _tell(instance, is_off=False)


def unpublished(sender, instance, **kwargs) -> None:
    """Tell calendars and who registered that the meeting does not take place."""
    _tell(instance, is_off=True)


def _tell(event, *, is_off: bool) -> None:
    from club.registering.acts import meeting_changed

    # one state, in whichever language the CMS is read
    tell(entry_of(event, is_off=is_off, language=settings.LANGUAGE_CODE))
    meeting_changed(event, is_off=is_off)
