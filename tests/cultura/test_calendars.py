"""Deadlines as calendars and as a feed, read by other libraries than those that write them."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone, translation
from ical.calendar_stream import IcsCalendarStream
from wagtail.models import Page

from cms.editorial import review, standing
from tests.factories import CulturaOfferPageFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CALENDARS = {
    "fr": "/fr/cultura/echeances.ics",
    "en": "/en/cultura/deadlines.ics",
    "es": "/es/cultura/plazos.ics",
    "pt": "/pt/cultura/prazos.ics",
}


def calendar(visitor, address=CALENDARS["fr"]):
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    return IcsCalendarStream.calendar_from_ics(answer.content.decode()).events


def change(offer, moderator, author, **fields):
    """Let `author` change the offer and the CCI approve it."""
    draft = Page.objects.get(pk=offer.pk).specific
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=author)
    review.approve(review.submit(draft, by=author), by=moderator)


@pytest.mark.parametrize("language", CALENDARS)
def test_a_deadline_is_a_whole_day_in_each_language(visitor, cultura_index, grange, language):
    day = timezone.localdate() + timedelta(days=3)
    offer = CulturaOfferPageFactory(parent=grange, title="Un toit ; un plateau", deadline=day)
    (event,) = calendar(visitor, CALENDARS[language])
    assert (event.dtstart, event.dtend) == (day, day + timedelta(days=1))
    assert offer.title in event.summary
    assert event.location == "Auch"
    assert str(event.url).endswith(offer.address(language))
    assert event.uid.startswith(f"offer-{offer.translation_key}@")


def test_all_languages_speak_of_the_same_entry(visitor, cultura_index, grange):
    CulturaOfferPageFactory(parent=grange)
    uids = {calendar(visitor, address)[0].uid for address in CALENDARS.values()}
    assert len(uids) == 1


def test_a_changed_deadline_keeps_the_uid_and_raises_the_sequence(
    visitor, grange, culture, moderator
):
    offer = CulturaOfferPageFactory(parent=grange)
    (before,) = calendar(visitor)
    later = offer.deadline + timedelta(days=14)
    with translation.override("en"):  # whatever language the moderator works in
        change(offer, moderator, culture, deadline=later)
    (after,) = calendar(visitor)
    assert (after.uid, after.dtstart) == (before.uid, later)
    assert (before.sequence, after.sequence) == (0, 1)


def test_a_changed_text_tells_calendars_nothing_new(visitor, grange, culture, moderator):
    offer = CulturaOfferPageFactory(parent=grange)
    change(offer, moderator, culture, what_is_given="Le plateau et les repas.")
    assert calendar(visitor)[0].sequence == 0


def test_a_deadline_that_waits_for_approval_is_not_told(visitor, grange, culture):
    offer = CulturaOfferPageFactory(parent=grange)
    draft = Page.objects.get(pk=offer.pk).specific
    draft.deadline = offer.deadline + timedelta(days=14)
    draft.save_revision(user=culture)
    assert calendar(visitor)[0].dtstart == offer.deadline


@pytest.mark.parametrize("which", ["offer", "partner"])
def test_what_is_taken_back_says_cancelled_and_no_more(visitor, grange, administrator, which):
    offer = CulturaOfferPageFactory(parent=grange, title="Une aubaine")
    page, way = {"offer": (offer, "withdrawn"), "partner": (grange, "paused")}[which]
    standing.close(page, closed_as=way, by=administrator)
    (event,) = calendar(visitor)
    assert event.status.value == "CANCELLED"
    assert event.sequence == 1
    assert "aubaine" not in f"{event.summary}{event.description}{event.url}{event.location}"
    standing.reopen(page, by=administrator)
    (event,) = calendar(visitor)
    assert (event.status.value, event.sequence) == ("CONFIRMED", 2)


def test_what_the_cci_takes_down_says_cancelled(visitor, grange):
    offer = CulturaOfferPageFactory(parent=grange)
    offer.unpublish()
    (event,) = calendar(visitor)
    assert (event.status.value, event.sequence) == ("CANCELLED", 1)


def test_what_has_no_deadline_or_was_never_public_is_in_none(visitor, cultura_index, grange):
    CulturaOfferPageFactory(parent=grange, permanent=True)
    CulturaOfferPageFactory(parent=grange, draft=True)
    CulturaOfferPageFactory(parent=grange, deadline=date(2020, 1, 1))
    assert calendar(visitor) == []


def test_one_offer_goes_into_a_calendar(visitor, grange, administrator):
    offer = CulturaOfferPageFactory(parent=grange)
    address = f"/fr/cultura/echeances/{offer.pk}.ics"
    assert f'href="{address}"' in visitor.get(offer.address()).content.decode()
    (event,) = calendar(visitor, address)
    assert event.dtstart == offer.deadline
    standing.close(offer, closed_as="filled", by=administrator)
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/en/cultura/echeances.ics",
        "/fr/cultura/deadlines.ics",
        "/fr/cultura/echeances/0.ics",
        f"/fr/cultura/echeances/{10**18 - 1}.ics",
        f"/fr/cultura/echeances/{10**18}.ics",
    ],
)
def test_other_addresses_are_none(visitor, cultura_index, address):
    assert visitor.get(address).status_code == 404


def test_the_feed_tells_of_what_is_open_the_newest_first(visitor, cultura_index, grange):
    first, second = (CulturaOfferPageFactory(parent=grange) for _ in range(2))
    CulturaOfferPageFactory(parent=grange, past=True)
    answer = visitor.get("/en/cultura/feed.xml")
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 our own
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [second.title, first.title]
    assert entries[0].findtext(f"{ATOM}id") == second.translation_key.urn
    assert "Auch" in entries[0].findtext(f"{ATOM}summary")
    assert visitor.get("/fr/cultura/feed.xml", headers={"If-None-Match": "x"}).status_code == 200


def test_the_number_of_queries_does_not_grow(
    visitor, cultura_index, grange, hall, django_assert_max_num_queries
):
    for partner in (grange, hall, grange, hall):
        CulturaOfferPageFactory(parent=partner)
    with django_assert_max_num_queries(9):
        visitor.get(CALENDARS["fr"])
    with django_assert_max_num_queries(8):
        visitor.get("/fr/cultura/feed.xml")
