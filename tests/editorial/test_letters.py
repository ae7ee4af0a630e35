"""What the moderators are told when something is submitted: to whom, when, and what of it; and
what an author is told of what others did meanwhile."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import Page

from cms.editorial import mails, review, standing
from cms.editorial.digest import send_digests
from cms.editorial.models import Reviewer
from cms.outbox.models import OutboxMessage
from tests import factories
from villages.housing_choices import Closing

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Europe/Paris"))


def at(moment):
    return time_machine.travel(moment, tick=False)


def change(page, *, by, **fields):
    """Save a draft of `page` and submit it; return its review."""
    page = Page.objects.get(pk=page.pk).specific
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    return review.submit(page, by=by)


def letters_to(person):
    return OutboxMessage.objects.filter(recipient=person.email).order_by("pk")


def write_daily(moderator, **fields):
    return Reviewer.objects.create(user=moderator, letters=Reviewer.Letters.DAILY, **fields)


@pytest.fixture
def odile(moderator):
    """A moderator who reads her mails in English."""
    moderator.language = "en"
    moderator.save()
    return moderator


def test_mail_tells_what_changed_and_opens_it(odile, committee, marciac):
    state = change(marciac, by=committee, summary="Le jazz, et le reste.")

    letter = letters_to(odile).get()
    assert letter.subject == "To read: Marciac"
    assert f"http://testserver/admin/review/{state.pk}/" in letter.text
    assert "Anne Marciac has changed “Marciac”" in letter.text
    assert f"[− {marciac.summary.rstrip('.')}" in letter.text
    page = BeautifulSoup(letter.html, "html.parser")
    assert "Le jazz" in " ".join(ins.text for ins in page.find_all("ins"))
    assert page.find("del")
    assert "[+" not in page.find_all("p")[-2].text


def test_each_moderator_reads_it_in_their_language(odile, other_moderator, committee, marciac):
    change(marciac, by=committee, summary="Le jazz.")
    assert letters_to(odile).get().language == "en"
    assert letters_to(other_moderator).get().language == "fr"


def test_long_text_is_cut_to_what_changed_and_says_how_much_is_left_out(odile, committee, marciac):
    words = " ".join(f"mot{n}" for n in range(400))
    change(
        marciac,
        by=committee,
        summary="Nouveau",
        presentation=f"<p>{words}</p>",
        postal_code="32999",
    )
    text = letters_to(odile).get().text
    assert len(text) < mails.MOST_TOLD + 500
    assert "[+ Nouveau +]" in text
    assert "mot399" not in text
    assert "Also changed: Presentation." in text
    assert "[+ 32999 +]" in text  # short, it is told although it comes later


def test_author_is_not_told_to_read_their_own_change(odile, other_moderator, marciac):
    change(marciac, by=odile, summary="Le mien")
    assert not letters_to(odile).exists()
    assert letters_to(other_moderator).count() == 1


def test_only_those_who_read_its_language_are_told(odile, other_moderator, committee, marciac):
    Reviewer.objects.create(user=other_moderator, languages=["pt"])
    state = change(marciac, by=committee, summary="O jazz.")
    OutboxMessage.objects.all().delete()
    state.languages = ["pt"]
    mails.submitted(state)
    assert [row.recipient for row in OutboxMessage.objects.all()] == [other_moderator.email]


def test_where_nobody_reads_its_language_all_are_told_so(
    odile, other_moderator, committee, marciac
):
    state = change(marciac, by=committee, summary="O jazz.")
    OutboxMessage.objects.all().delete()
    state.languages = ["pt"]
    mails.submitted(state)
    assert letters_to(other_moderator).count() == 1
    assert "There are words in Portuguese in it" in letters_to(odile).get().text


def test_many_at_once_are_a_few_mails_then_one_list(odile, other_moderator, marciac, monkeypatch):
    monkeypatch.setattr(mails, "MOST_AT_ONCE", 1)
    homes = [factories.HousingPageFactory(parent=marciac) for _ in range(3)]
    with at(THURSDAY):
        for home in homes:
            change(home, by=other_moderator, presentation="Un import.")
    told = [row.subject for row in letters_to(odile)]
    assert len(told) == mails.MOST_AT_ONCE + 1
    assert told[-1] == "Many changes have come at once"
    with at(THURSDAY + timedelta(hours=2)):
        first_again = factories.HousingPageFactory(parent=marciac)
        change(first_again, by=other_moderator, presentation="Plus tard.")
    assert letters_to(odile).count() == mails.MOST_AT_ONCE + 2

    with at(THURSDAY + timedelta(hours=22)):
        assert send_digests() == 1
        assert send_digests() == 0  # the job runs again: nobody is written to twice
    digest = letters_to(odile).last()
    assert digest.subject == "2 changes wait for your reading"
    assert letters_to(odile).count() == mails.MOST_AT_ONCE + 3
    told_of = {home.title for home in homes if home.title in digest.text}
    assert told_of == {home.title for home in homes[mails.MOST_AT_ONCE :]}
    with at(THURSDAY + timedelta(days=4)):
        assert send_digests() == 0


def test_who_is_told_daily_gets_one_mail_in_the_morning(
    odile, committee, other_committee, marciac, lectoure
):
    write_daily(odile)
    with at(THURSDAY):
        state = change(marciac, by=committee, summary="Le jazz, et le reste.")
    assert not letters_to(odile).exists()

    with at(THURSDAY + timedelta(days=1)):
        assert send_digests() == 1
        assert send_digests() == 0
    digest = letters_to(odile).get()
    assert digest.subject == "1 change waits for your reading"
    assert "NEW · Marciac" in digest.text
    assert "it has waited for 1 working day" in digest.text
    assert f"/admin/review/{state.pk}/" in digest.text
    assert "[+ Le jazz" in digest.text

    with at(THURSDAY + timedelta(days=2)):  # a Saturday
        assert send_digests() == 0
    with at(THURSDAY + timedelta(days=3)):
        change(lectoure, by=other_committee, summary="Les étangs.")
    with at(THURSDAY + timedelta(days=4)):
        assert send_digests() == 1
    text = letters_to(odile).last().text
    assert "NEW · Lectoure" in text
    assert "NEW · Marciac" not in text
    assert "Marciac" in text


def test_no_digest_when_nothing_waits_for_them(odile, other_moderator, marciac):
    write_daily(odile)
    with at(THURSDAY):
        change(marciac, by=odile, summary="Le mien")
    with at(THURSDAY + timedelta(days=1)):
        assert send_digests() == 0
    assert not letters_to(odile).exists()


def test_a_correction_is_no_new_submission(odile, other_moderator, committee, marciac):
    with at(THURSDAY):
        change(marciac, by=committee, summary="Le jaz")
        draft = Page.objects.get(pk=marciac.pk).specific.get_latest_revision_as_object()
        draft.summary = "Le jazz"
        draft.save_revision(user=other_moderator)
    with at(THURSDAY + timedelta(days=1)):
        assert send_digests() == 0
    assert letters_to(odile).count() == 1


def test_a_submission_that_is_taken_back_leaves_no_mail(odile, committee, marciac):
    """The mail is a row of the same transaction."""
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        change(marciac, by=committee, summary="Le jazz.")
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


def test_author_is_told_when_a_colleague_withdraws(committee, colleague, moderator, marciac):
    committee.language = "en"
    committee.save()
    change(marciac, by=committee, summary="Le jazz.")
    review.withdraw(marciac, by=colleague)
    letter = letters_to(committee).get()
    assert "Bruno Marciac has withdrawn the change of “Marciac”" in letter.text
    assert not letters_to(colleague).exists()


def test_nobody_is_told_of_their_own_withdrawal(committee, colleague, marciac):
    change(marciac, by=committee, summary="Le jazz.")
    review.withdraw(marciac, by=committee)
    assert not letters_to(committee).exists()
    assert not letters_to(colleague).exists()


@pytest.mark.parametrize("by_the_cci", [True, False])
def test_author_is_told_when_the_page_closes_while_it_waits(
    by_the_cci, committee, colleague, moderator, marciac
):
    committee.language = "en"
    committee.save()
    home = factories.HousingPageFactory(parent=marciac, title="Maison bleue")
    change(home, by=committee, presentation="Avec un jardin.")
    standing.close(home, closed_as=Closing.LET, by=moderator if by_the_cci else colleague)
    text = letters_to(committee).get().text
    who = "The CCI" if by_the_cci else "Bruno Marciac"
    assert text.startswith(f"{who} has closed “Maison bleue” (let)")
