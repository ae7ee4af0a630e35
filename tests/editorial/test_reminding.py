"""What waits too long: who is reminded, when, and once; and what its people read of it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from wagtail.models import Page

from cms.editorial import readings, review
from cms.editorial.models import ReviewState
from cms.editorial.panels import held_page
from cms.editorial.progress import FEWEST, progress_of, usual_days
from cms.editorial.reminding import remind, rung_of
from cms.outbox.models import OutboxMessage
from tests import factories

from .test_letters import change, letters_to

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")


def on(day: date, hour=8, minute=15):
    return time_machine.travel(datetime.combine(day, time(hour, minute), tzinfo=PARIS), tick=False)


@pytest.fixture
def english(committee, moderator, administrator):
    for person in (committee, moderator, administrator):
        person.language = "en"
        person.save()


def subjects(person) -> list[str]:
    return [row.subject for row in letters_to(person)]


@pytest.mark.parametrize(("days", "rung"), [(0, 0), (2, 0), (3, 1), (6, 1), (7, 2), (40, 2)])
def test_rungs_of_the_ladder(days, rung):
    assert rung_of(days) == rung


@pytest.mark.usefixtures("english")
def test_ladder_is_climbed_once_over_the_holidays(
    committee, moderator, administrator, adviser, marciac
):
    with on(date(2026, 12, 22), 10):  # a Tuesday: 25 December and 1 January are Fridays
        state = change(marciac, by=committee, summary="Le jazz.")
    OutboxMessage.objects.all().delete()
    days = {
        date(2026, 12, 25): 0,  # nobody works
        date(2026, 12, 27): 0,
        date(2026, 12, 28): 1,  # 23, 24, 28: the third working day
        date(2026, 12, 29): 0,
        date(2027, 1, 2): 0,  # a Saturday
        date(2027, 1, 4): 1,  # 29, 30, 31, 4: the seventh
        date(2027, 1, 5): 0,
        date(2027, 2, 5): 0,
    }
    for day, reminded in days.items():
        with on(day):
            assert (day, remind()) == (day, reminded)
    state.refresh_from_db()
    assert state.reminders == 2
    assert subjects(moderator) == ["Reminder: 1 change still waits"] * 2
    assert subjects(administrator) == ["Reminder: 1 change still waits"]
    assert subjects(committee) == ["Your change still waits for the CCI"]
    assert not letters_to(adviser).exists()
    assert f"/admin/review/{state.pk}/" in letters_to(moderator)[0].text
    assert "it has waited for 3 working days" in letters_to(moderator)[0].text
    assert "You can name another moderator" in letters_to(administrator).get().text
    assert "“Marciac”" in letters_to(committee).get().text


@pytest.mark.usefixtures("english")
def test_days_on_which_nothing_ran_are_made_up_for_at_once(
    committee, moderator, administrator, marciac
):
    with on(date(2026, 4, 27)):
        change(marciac, by=committee, summary="Le jazz.")
    OutboxMessage.objects.all().delete()
    with on(date(2026, 5, 11)):  # 1 and 8 May are Fridays: the eighth working day
        assert remind() == 1
        assert remind() == 0
    assert len(subjects(moderator)) == len(subjects(administrator)) == len(subjects(committee)) == 1


@pytest.mark.usefixtures("english")
def test_one_mail_lists_all_that_is_due(
    committee, other_committee, moderator, other_moderator, marciac, lectoure
):
    with on(date(2026, 8, 11)):
        change(marciac, by=committee, summary="Le jazz.")
        change(lectoure, by=other_moderator, summary="Les étangs.")
    OutboxMessage.objects.all().delete()
    with on(date(2026, 8, 14)):
        assert remind() == 2
    text = letters_to(moderator).get().text
    assert letters_to(moderator).get().subject == "Reminder: 2 changes still wait"
    assert "Marciac" in text
    assert "Lectoure" in text
    assert "Lectoure" not in letters_to(other_moderator).get().text  # their own
    assert not letters_to(committee).exists()


@pytest.mark.usefixtures("english")
def test_a_correction_does_not_start_the_days_again(committee, moderator, marciac):
    with on(date(2026, 11, 23)):
        change(marciac, by=committee, summary="Le jaz")
    with on(date(2026, 11, 25)):
        draft = Page.objects.get(pk=marciac.pk).specific.get_latest_revision_as_object()
        draft.summary = "Le jazz"
        draft.save_revision(user=moderator)
    with on(date(2026, 11, 26)):
        assert remind() == 1
        draft.save_revision(user=moderator)
        assert remind() == 0


def test_what_is_decided_or_withdrawn_is_not_reminded_of(
    committee, other_committee, moderator, marciac, lectoure
):
    with on(date(2026, 11, 23)):
        state = change(marciac, by=committee, summary="Le jazz.")
        change(lectoure, by=other_committee, summary="Les étangs.")
        review.send_back(state, by=moderator, comment="Dites-en plus.")
        review.withdraw(lectoure, by=other_committee)
    with on(date(2026, 12, 14)):
        assert remind() == 0


def decided(marciac, committee, moderator, days: list[int]) -> None:
    """Let reviews of `marciac` have taken so many working days."""
    state = change(marciac, by=committee, summary="Le jazz.")
    review.send_back(state, by=moderator, comment="Dites-en plus.")
    finished = datetime(2026, 11, 20, 18, tzinfo=PARIS)
    submitted = [date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 18), date(2026, 11, 17)]
    for number in days:
        ReviewState.objects.create(
            workflow_state=state.workflow_state,
            task=state.task,
            revision=state.revision,
            submitted_revision=state.revision,
            status="approved",
            submitted_at=datetime.combine(submitted[number], time(9), tzinfo=PARIS),
            finished_at=finished,
        )
    state.delete()


@pytest.mark.parametrize(
    ("days", "usual"),
    [([1] * (FEWEST - 1), None), ([0, 0, 1, 3, 3], 1), ([0] * 6, 1), ([1, 1, 2, 2, 3, 3], 2)],
)
def test_usual_days_are_what_half_of_the_reviews_took(days, usual, committee, moderator, marciac):
    with on(date(2026, 11, 23)):
        decided(marciac, committee, moderator, days)
        assert usual_days() == usual
    with on(date(2027, 11, 23)):
        assert usual_days() is None


def test_people_read_where_their_change_stands(client_of, committee, colleague, moderator, marciac):
    browsers = [client_of(person) for person in (committee, colleague)]

    def told() -> list[str]:
        shown = [browser.get("/en/my-village/marciac/").text for browser in browsers]
        shown += [browser.get("/admin/").text for browser in browsers[:1]]
        return [" ".join(text.split()) for text in shown]

    def all_tell(*words):
        return all(word in text for text in told() for word in words)

    for person in (committee, colleague):
        person.language = "en"
        person.save()
    state = change(marciac, by=committee, summary="Le jazz.")
    mine, theirs, first = told()
    assert "You sent it on" in mine
    assert "You sent it on" in first
    assert "Anne Marciac sent it on" in theirs
    readings.open_by(moderator, state)
    assert all_tell("Somebody at the CCI is reading it now.")
    assert "Odile" not in "".join(told())
    ReviewState.objects.filter(pk=state.pk).update(reminders=1)
    readings.release(state)
    assert all_tell("The CCI was reminded of it.")

    review.withdraw(marciac, by=colleague)
    mine, theirs, first = told()
    assert "Bruno Marciac withdrew it on" in mine
    assert "You withdrew it on" in theirs

    state = change(marciac, by=committee, summary="Le jazz, le soir.")
    review.send_back(state, by=moderator, comment="Dites-en plus.")
    assert all_tell("the CCI asked you for something", "Dites-en plus.")
    state = change(marciac, by=committee, summary="Le jazz, tous les soirs.")
    review.approve(state, by=moderator, comment="Merci !")
    assert all_tell("Approved by the CCI on", "Merci")


def test_page_that_was_never_submitted_tells_nothing_of_the_cci(marciac):
    progress = progress_of(held_page(marciac))
    assert progress.review is None
    assert not progress.is_approved
    assert not progress.is_withdrawn


def test_numbers_of_the_cci_are_in_the_mail_to_the_author(
    committee, moderator, administrator, marciac, site
):
    factories.SiteSettingsFactory(site=site, toll_free_phone="0 805 00 00 00")
    with on(date(2026, 11, 2)):
        change(marciac, by=committee, summary="Le jazz.")
    with on(date(2026, 11, 20)):
        remind()
    assert "0 805 00 00 00" in letters_to(committee).get().text
