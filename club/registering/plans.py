"""What people plan by: the hour and the place of a meeting, as they were last told."""

import hashlib
from datetime import UTC

from django.conf import settings

from club.events.entries import entry_of

#: Told that it does not take place: the same whether it was cancelled or taken off the site.
OFF = "off"


def plan_of(registration) -> str:
    """Return a fingerprint of the hour and the place of its meeting, with the link for who has
    one; a title put right changes nothing of it."""
    entry = entry_of(registration.event, language=settings.LANGUAGE_CODE)  # the same for all
    moments = [moment.astimezone(UTC).isoformat() for moment in (entry.starts, entry.ends)]
    link = registration.event.online_link if registration.has_place else ""
    return hashlib.sha256("\x00".join([*moments, entry.location, link]).encode()).hexdigest()
