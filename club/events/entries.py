"""A meeting as calendars know it."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cms.calendars.entries import Entry, uid_for

from .whereabouts import in_words


def entry_of(event, *, link: str = "", is_off: bool = False, language: str | None = None) -> Entry:
    """Return the calendar entry of `event` in `language` (the active one when not given).

    Its identifier is the same in all languages and for good, whatever becomes of the address.
    `link`: the one to come online, for the letters of those who have a place and nobody else.
    `is_off`: it is not on the site any more, which calendars are told as cancelled.
    """
    with translation.override(language or translation.get_language()):
        url = urljoin(settings.WAGTAILADMIN_BASE_URL, event.address())
        reason = event.cancellation_words if event.is_cancelled else ""
        online = _("To come online: %(link)s") % {"link": link} if link else ""
        return Entry(
            uid=uid_for("meeting", event.translation_key),
            summary=event.title,
            starts=event.starts_at,
            ends=event.ends_at,
            location=in_words(event),
            description="\n\n".join(filter(None, [reason, event.introduction, online, url])),
            url=url,
            is_cancelled=event.is_cancelled or is_off,
            changed_at=event.last_published_at,
        )
