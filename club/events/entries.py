"""A meeting as calendars know it."""

from django.conf import settings

from cms.calendars.entries import Entry, uid_for

from .whereabouts import whereabouts


def entry_of(event, *, link: str = "", is_off: bool = False) -> Entry:
    """Return the entry of `event`, in the active language.

    `link`: where one comes online, for those only who have a place. `is_off`: the meeting is not
    on the site any more, which calendars are told as cancelled. The identifier is the same in
    every language, and for good.
    """
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + event.address()
    return Entry(
        uid=uid_for("meeting", event.translation_key),
        summary=event.title,
        starts=event.starts_at,
        ends=event.ends_at,
        location=whereabouts(event).words,
        description="\n\n".join(filter(None, [event.introduction, link, address])),
        url=address,
        is_cancelled=event.is_cancelled or is_off,
    )
