"""The next meeting made from the last, and one that does not take place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from club.attending import calling_off, drafting
from club.attending.next_month import next_start
from club.models import ClubEventDocument, ClubEventPage
from cms.editorial.drafts import latest_version
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory
from tests.factories.media import SiteDocumentFactory

SCREENS = "/admin/club/meetings/"
WORDS = "L’intervenante est souffrante."


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


@pytest.fixture
def event(club):
    return ClubEventPageFactory(
        parent=club, title="Facturer", slug="facturer", capacity=12, with_speaker=True
    )


def test_duplicating_opens_a_draft_of_the_next_month(event, moderator, client_of):
    event.register_until = event.starts_at - timedelta(days=1)
    event.is_online, event.online_link = True, "https://visio.example/secret"
    event.save_revision().publish()
    answer = client_of(moderator).post(f"{SCREENS}duplicate/")
    page = ClubEventPage.objects.exclude(pk=event.pk).get()
    assert answer["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert (page.live, page.title, page.slug) == (False, "Facturer", "facturer-2")
    assert (page.place, page.capacity, page.is_online) == (event.place, 12, True)
    assert page.online_link == ""
    assert page.starts_at == next_start(event.starts_at, timezone.now())
    clock = [
        timezone.localtime(one).timetz().replace(tzinfo=None)
        for one in (event.ends_at, page.ends_at, event.register_until, page.register_until)
    ]
    assert (clock[0], clock[2]) == (clock[1], clock[3])
    assert page.starts_at.date() - page.register_until.date() == timedelta(days=1)
    draft = page.get_latest_revision_as_object()
    assert [one.name for one in draft.speakers.all()] == ["Maître Invent"]
    assert page.get_latest_revision().user == moderator


def test_a_duplicate_has_nothing_of_what_came_of_the_first(event, moderator):
    event.is_cancelled, event.cancellation_words = True, WORDS
    event.report = [("text", "<p>Nous étions douze.</p>")]
    event.documents = [ClubEventDocument(document=SiteDocumentFactory())]
    event.save_revision().publish()
    RegistrationFactory(event=event)
    page = drafting.duplicate(event, by=moderator)
    assert (page.is_cancelled, page.cancellation_words) == (False, "")
    assert len(page.report) == page.documents.count() == page.registrations.count() == 0
    assert not ClubEventPage.objects.listed().filter(pk=page.pk).exists()
    assert page.get_latest_revision_as_object().is_cancelled is False


def test_the_last_one_is_the_last_that_the_public_has_seen(event, club, moderator):
    ClubEventPageFactory(parent=club, past=True)
    later = timezone.now() + timedelta(days=60)
    ClubEventPageFactory(
        parent=club, draft=True, starts_at=later, ends_at=later + timedelta(hours=1)
    )
    assert drafting.last_meeting() == event


def test_without_any_meeting_there_is_nothing_to_duplicate(club, moderator, client_of):
    answer = client_of(moderator).post(f"{SCREENS}duplicate/")
    assert answer["Location"] == SCREENS
    assert not ClubEventPage.objects.exists()


def test_an_adviser_makes_no_draft(event, adviser):
    with pytest.raises(Refused):
        drafting.duplicate(event, by=adviser)


def test_before_a_meeting_is_called_off_it_is_said_how_many_are_written_to(
    event, moderator, client_of
):
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, waiting=True)
    RegistrationFactory(event=event, cancelled=True)
    RegistrationFactory(event=event, email="", is_walk_in=True)
    answer = client_of(moderator).get(f"{SCREENS}{event.pk}/cancel/")
    assert answer.context["told"] == 2
    event.refresh_from_db()
    assert not event.is_cancelled


def test_a_meeting_that_is_called_off_says_so_and_everybody_is_told(event, moderator, client_of):
    coming = RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, waiting=True)
    client_of(moderator).post(f"{SCREENS}{event.pk}/cancel/", {"words": WORDS})
    event.refresh_from_db()
    assert (event.live, event.is_cancelled, event.cancellation_words) == (True, True, WORDS)
    assert event.live_revision.user == moderator
    assert not event.has_unpublished_changes
    letters = OutboxMessage.objects.filter(recipient__in=[coming.email, waiting.email])
    assert letters.count() == 2


def test_words_are_asked_for(event, moderator, client_of):
    answer = client_of(moderator).post(f"{SCREENS}{event.pk}/cancel/", {"words": "  "})
    assert answer.context["form"].errors["words"]
    event.refresh_from_db()
    assert not event.is_cancelled


def test_calling_off_publishes_nothing_of_an_unfinished_draft(event, moderator):
    draft = latest_version(event)
    draft.title, draft.introduction, draft.capacity = "Facturer mieux", "", 40
    draft.speakers = []
    draft.save_revision(clean=False)
    calling_off.call_off(event, words=WORDS, by=moderator)
    shown = ClubEventPage.objects.get(pk=event.pk)
    assert (shown.title, shown.capacity, shown.is_cancelled) == ("Facturer", 12, True)
    assert [one.name for one in shown.speakers.all()] == ["Maître Invent"]
    assert shown.has_unpublished_changes
    kept = latest_version(shown)
    assert (kept.title, kept.introduction, kept.capacity) == ("Facturer mieux", "", 40)
    assert (kept.is_cancelled, kept.cancellation_words) == (True, WORDS)
    assert kept.speakers.count() == 0


def test_a_draft_that_was_to_be_published_by_itself_is_not_any_more(event, moderator):
    draft = latest_version(event)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    calling_off.call_off(event, words=WORDS, by=moderator)
    shown = ClubEventPage.objects.get(pk=event.pk)
    assert (shown.live, shown.is_cancelled) == (True, True)
    assert not shown.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("why", ["draft", "past", "cancelled", "locked"])
def test_some_meetings_cannot_be_called_off(why, club, moderator, other_moderator):
    trait = {} if why == "locked" else {why: True}
    event = ClubEventPageFactory(parent=club, **trait)
    if why == "locked":
        event.locked, event.locked_by = True, other_moderator
        event.save()
    with pytest.raises(Refused):
        calling_off.call_off(event, words=WORDS, by=moderator)


def test_an_adviser_calls_nothing_off(event, adviser):
    with pytest.raises(Refused):
        calling_off.call_off(event, words=WORDS, by=adviser)
