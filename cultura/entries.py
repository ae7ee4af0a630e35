"""The deadlines of offers as calendars know them."""

from datetime import date, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from cms.calendars.entries import Entry, uid_for
from cultura.facts import in_one_line
from cultura.models import CulturaOfferPage

#: A calendar that is asked seldom still hears that an offer was taken back.
KEPT_FOR = timedelta(days=60)


def entry_of(offer, *, is_cancelled: bool = False) -> Entry:
    """Return the last day to apply to `offer`, an all-day entry in the language that is active.

    What is taken off the site tells nothing but that: neither its title nor whose it was.
    """
    uid = uid_for("offer", offer.translation_key)
    day = offer.deadline
    if is_cancelled:
        return Entry(uid, _("This offer was taken back"), day, day, is_cancelled=True)
    return Entry(
        uid,
        _("Last day to apply: %(offer)s") % {"offer": offer.title},
        day,
        day,
        location=offer.place,
        description=f"{offer.summary}\n\n{in_one_line(offer)}",
        url=urljoin(settings.WAGTAILADMIN_BASE_URL, offer.address()),
    )


def entries_on(today: date, *, locale_id: int) -> list[Entry]:
    """Return the deadlines that a calendar holds on `today`: those to come, those that have just
    passed, and as cancelled what was public and is not shown any more."""
    offers = CulturaOfferPage.objects.filter(
        locale_id=locale_id, first_published_at__isnull=False, deadline__gte=today - KEPT_FOR
    )
    shown = set(offers.listed().values_list("pk", flat=True))
    return [
        entry_of(offer, is_cancelled=offer.pk not in shown)
        for offer in offers.by_deadline().for_cards()
    ]
