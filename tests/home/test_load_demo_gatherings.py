"""The demo's club, its desks and its Cultura: alive on whatever day they are loaded."""

from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from club.models import (
    ClubEventPage,
    DeskBooking,
    DeskRequest,
    DeskSettings,
    DeskSlot,
    Registration,
    ThemeProposal,
)
from cms.calendars.models import ToldEntry
from cms.editorial import review
from cms.editorial.models import Mandate
from cms.outbox.models import OutboxMessage
from cms.translating.models import Translation
from cms.translating.segments import segments_of
from cms.translation.models import Wording
from cultura.choices import OfferKind
from cultura.models import CulturaIndexPage, CulturaOfferPage, CulturaPartnerPage
from guichet.models import Enquiry
from home.demo import translations
from home.demo.club import third_thursday
from home.demo.cultura_texts import partners_kept
from home.models import HomePage
from villages.models import TelecentrePage


@pytest.mark.parametrize(
    ("today", "turn", "day"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 17)),
        (date(2026, 11, 23), 2, date(2027, 1, 21)),
        (date(2026, 11, 23), -1, date(2026, 11, 19)),
        (date(2026, 11, 23), -12, date(2025, 12, 18)),
        (date(2026, 11, 18), 1, date(2026, 11, 19)),
        (date(2026, 11, 18), -1, date(2026, 10, 15)),
        (date(2026, 11, 19), 1, date(2026, 12, 17)),
        (date(2026, 11, 19), -1, date(2026, 10, 15)),
    ],
)
def test_meetings_fall_on_third_thursdays(today, turn, day):
    assert third_thursday(turn, today) == day


def rows() -> dict[str, int]:
    models = (
        Registration,
        ThemeProposal,
        DeskSettings,
        DeskBooking,
        DeskRequest,
        ToldEntry,
        Enquiry,
    )
    return {model.__name__: model.objects.count() for model in models}


class TestGatherings(TestCase):
    """One load for all, with the villages of five télécentres."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_demo", villages=28, members=45, verbosity=0)

    def test_holds_pages_told_in_other_languages(self):
        pages, unfinished = translations.chosen(HomePage.objects.get())
        assert len(pages) == 30
        for language in translations.LANGUAGES:
            told = translations.memory(language)
            for page in pages:
                assert [s.source for s in segments_of(page) if s.source not in told] == [], page
        begun = Translation.objects.select_related("locale")
        assert begun.count() == len(pages) * len(translations.LANGUAGES)
        assert begun.live().count() == begun.count() - 2
        assert len(unfinished) == 3
        assert Wording.objects.exclude(outdated_since=None).count() == 1
        for each in begun.live():
            wording = Wording.objects.get(page=each.get_parent(), language=each.language)
            assert wording.content == each.content
            assert each.live_revision_id == each.latest_revision_id

    def test_the_club_met_and_meets(self):
        now = timezone.now()
        coming = ClubEventPage.objects.listed().coming(now)
        assert coming.count() == 5
        assert "médiation et recours possibles" in coming.first().title
        assert ClubEventPage.objects.listed().past(now).count() == 14
        assert {event.audience for event in coming} == {"all", "members", "candidates"}
        assert any(event.is_cancelled and event.cancellation_words for event in coming)
        assert any((event.ends_at - event.starts_at).days for event in coming)
        assert any("Toulouse" in event.place for event in coming)
        past = ClubEventPage.objects.past(now)
        assert sum(bool(event.report) for event in past) == 5
        assert sum(event.documents.count() for event in past) == 3
        assert ClubEventPage.objects.exclude(telecentre=None).count() >= 5
        assert ClubEventPage.objects.exclude(speakers__member=None).exists()
        for event in ClubEventPage.objects.all():
            event.full_clean()
            assert "démonstration" in f"{event.introduction} {event.body} {event.report}"

    def test_people_come_and_never_more_than_there_are_places(self):
        full = ClubEventPage.objects.get(slug="rgpd-pour-une-personne-seule")
        assert full.registrations.placed().count() == full.capacity
        assert full.registrations.waiting().count() == 5
        for event in ClubEventPage.objects.exclude(capacity=None):
            walked_in = event.registrations.filter(is_walk_in=True).count()
            assert event.registrations.placed().count() - walked_in <= event.capacity
        over = Registration.objects.filter(event__ends_at__lte=timezone.now())
        assert {row.has_come for row in over} == {True, False}
        assert not Registration.objects.filter(
            event__ends_at__gt=timezone.now(), has_come__isnull=False
        ).exists()
        states = Registration.objects.filter(user__email__startswith="membre.1@")
        assert {"placed", "waiting"} == set(states.values_list("state", flat=True))
        assert Registration.objects.filter(held_until__gt=timezone.now()).count() == 1
        for row in Registration.objects.exclude(phone=""):
            assert row.phone.startswith("06 39 98 ")
        assert not Registration.objects.exclude(email="").exclude(
            email__endswith="@demo.soho-solo.example"
        )
        assert ThemeProposal.objects.filter(state="new").count() == 2

    def test_desks_are_taken_where_the_telecentre_is_open_and_once(self):
        assert DeskSettings.objects.filter(is_open_to_members=True).count() == 3
        today = timezone.localdate()
        assert DeskBooking.objects.filter(day__lt=today).count() > 100
        assert DeskBooking.objects.filter(day__gte=today, cancelled_at=None).count() > 20
        timetables = {
            telecentre.pk: telecentre.timetable for telecentre in TelecentrePage.objects.all()
        }
        settings = {row.telecentre_id: row for row in DeskSettings.objects.all()}
        for slot in DeskSlot.objects.exclude(telecentre__desk_settings=None).iterator():
            assert timetables[slot.telecentre_id].spans_on(slot.day)
            assert slot.place <= settings[slot.telecentre_id].desks
        taken = Counter(DeskSlot.objects.values_list("booking", flat=True))
        for booking in DeskBooking.objects.all():
            halves = 2 if booking.part == "day" else 1
            assert taken[booking.pk] == (0 if booking.is_cancelled else halves)
        assert DeskBooking.objects.exclude(cancelled_at=None).exists()

    def test_hosts_are_asked_and_have_answered(self):
        found = Counter(DeskRequest.objects.values_list("state", flat=True))
        assert found == {"waiting": 2, "accepted": 2, "declined": 1}
        for request in DeskRequest.objects.filter(state="accepted"):
            assert request.booking.slots.exists()
            assert request.booking.day == request.day
        assert not DeskRequest.objects.filter(day__lte=timezone.localdate()).exists()

    def test_partners_offer_something_of_each_kind(self):
        today = timezone.localdate()
        offers = CulturaOfferPage.objects.listed()
        assert {offer.kind for offer in offers.open(today)} == set(OfferKind)
        assert 8 <= offers.open(today).count() <= 10
        assert CulturaOfferPage.objects.live().archived(today).count() == 2
        assert any(offer.last_day is None for offer in offers.open(today))
        section = CulturaIndexPage.objects.get()
        assert section.adviser_name
        assert section.trades.count() == 3
        assert CulturaPartnerPage.objects.live().count() == 5
        for page in [*CulturaPartnerPage.objects.all(), *CulturaOfferPage.objects.all()]:
            page.full_clean()
            assert "démonstration" in page.presentation

    def test_one_partner_waits_for_the_cci(self):
        (offer,) = CulturaOfferPage.objects.not_live()
        assert review.waiting_state(offer)
        keeper = Mandate.objects.get(page=offer.get_parent())
        assert (keeper.role, keeper.user) == ("culture_partner", offer.owner)
        assert partners_kept()["culture.1"] == offer.get_parent().slug

    def test_nobody_outside_the_cci_is_written_to(self):
        written = set(OutboxMessage.objects.values_list("recipient", flat=True))
        assert all(address.startswith("moderation") for address in written)

    def test_people_have_written_to_the_guichet(self):
        found = Counter(Enquiry.objects.values_list("state", flat=True))
        assert found == {"new": 1, "held": 1, "answered": 1}
        enquiry = Enquiry.objects.get(state="new")
        assert enquiry.organisation_needs.people == 4
        assert enquiry.villages.count() == 2
        assert all("démonstration" in one.message for one in Enquiry.objects.all())

    def test_second_load_changes_nothing(self):
        before = rows()
        DeskRequest.objects.first().delete()
        with CaptureQueriesContext(connection) as queries:
            call_command("load_demo", villages=28, members=45, verbosity=0)
        assert rows() == before | {"DeskRequest": before["DeskRequest"] - 1}
        assert len(queries) < 320


@pytest.mark.django_db
def test_without_villages_and_members_the_rest_still_stands():
    call_command("load_demo", villages=0, members=0, verbosity=0)
    assert ClubEventPage.objects.live().count() == 19
    assert not ClubEventPage.objects.exclude(telecentre=None, village=None).exists()
    assert all(event.place for event in ClubEventPage.objects.all())
    assert not Registration.objects.exclude(user=None).exists()
    assert CulturaPartnerPage.objects.exclude(commune="").count() == 5
    assert rows() | {"ToldEntry": 0, "Registration": 0, "Enquiry": 0} == dict.fromkeys(rows(), 0)
