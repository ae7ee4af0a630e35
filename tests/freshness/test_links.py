"""The links of the letter: a button, once; nothing else changes anything."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.editorial import standing
from cms.editorial.models import Mandate, Standing
from cms.freshness import links
from cms.freshness.models import Question
from tests import factories

from .world import again, let_age, links_of, question_of, write_to

pytestmark = pytest.mark.django_db

TRUE = {"answer": "true"}


@pytest.fixture
def letter(stale_home, english_committee):
    """The links of the first letter to the head of the committee."""
    return links_of(write_to(english_committee))


@pytest.fixture
def address(letter):
    return letter["still true"]


def row(page):
    return Standing.objects.values("checked_on", "expires_on", "closed_as").get(page_id=page.pk)


def test_the_letter_has_three_links_in_the_language_of_its_reader(letter):
    assert list(letter) == ["still true", "gone", "change it"]
    assert all(path.startswith("/en/still-true/") for path in letter.values())


def test_the_page_has_one_button_first_and_asks_for_no_cookie(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert answer.text.count("button-main") == 1
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer" and "no-store" in answer["Cache-Control"]


def test_still_true_is_dated_at_once_and_needs_no_review(
    visitor, stale_home, english_committee, address
):
    assert visitor.post(address, TRUE).status_code == 200
    now = again(stale_home)
    assert now.standing.checked_on == timezone.localdate()
    assert now.standing.expires_on == timezone.localdate() + now.shown_for
    assert now.latest_revision_id == stale_home.latest_revision_id
    question = question_of(stale_home)
    assert (question.answer, question.answered_by) == ("true", english_committee)


def test_gone_closes_it_as_what_was_chosen(visitor, stale_home, letter, english_committee):
    visitor.post(letter["gone"], {"answer": "gone", "closed_as": "let"})
    assert row(stale_home)["closed_as"] == "let"
    assert question_of(stale_home).answer == "gone"
    entry = PageLogEntry.objects.get(page=stale_home.pk, action="editorial.close")
    assert entry.user == english_committee


@pytest.mark.parametrize(
    "posted", [{}, {"answer": "gone"}, {"answer": "gone", "closed_as": "sold"}, {"answer": "edit"}]
)
def test_what_is_not_offered_does_nothing(visitor, stale_home, address, posted):
    before = row(stale_home)
    assert visitor.post(address, posted).status_code == 200
    assert row(stale_home) == before


def used(page, person, address, visitor):
    visitor.post(address, TRUE)
    Standing.objects.filter(page=page).update(checked_on=timezone.localdate() - timedelta(days=3))
    return address


def answered_by_a_colleague(page, person, address, visitor):
    page.confirm_truth(by=factories.UserFactory(is_superuser=True))
    return address


def page_closed(page, person, address, visitor):
    standing.close(page, closed_as="let", by=person)
    Question.objects.update(answer="", answered_at=None)  # as if it were open still
    return address


def mandate_ended(page, person, address, visitor):
    Mandate.objects.filter(user=person).delete()
    return address


def mandate_suspended(page, person, address, visitor):
    Mandate.objects.filter(user=person).update(suspended_at=timezone.now())
    return address


def account_closed(page, person, address, visitor):
    person.is_active = False
    person.save()
    return address


def superseded(page, person, address, visitor):
    Question.objects.update(answer="silent", answered_at=timezone.now())
    return address


def page_deleted_from_the_question(page, person, address, visitor):
    Question.objects.all().delete()
    return address


def forged(page, person, address, visitor):
    token = signing.dumps([question_of(page).pk, person.pk, "true"], salt="another")
    return f"/en/still-true/{token}/"


def tampered(page, person, address, visitor):
    return f"{address[:-2]}{'a' if address[-2] != 'a' else 'b'}/"


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        (used, 410),
        (answered_by_a_colleague, 410),
        (page_closed, 410),
        (mandate_ended, 410),
        (mandate_suspended, 410),
        (account_closed, 410),
        (superseded, 410),
        (page_deleted_from_the_question, 410),
        (forged, 404),
        (tampered, 404),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_link_that_is_over_says_so_and_changes_nothing(
    visitor, stale_home, english_committee, address, spoil, status, method
):
    address = spoil(stale_home, english_committee, address, visitor)
    before = row(stale_home)
    answer = getattr(visitor, method)(address, TRUE if method == "post" else None)
    assert answer.status_code == status
    assert row(stale_home) == before


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_an_expired_link_changes_nothing(visitor, stale_home, address, method, time_machine):
    before = row(stale_home)
    time_machine.move_to(timezone.now() + links.OPENS_FOR + timedelta(hours=1))
    answer = getattr(visitor, method)(address, TRUE if method == "post" else None)
    assert answer.status_code == 410
    assert row(stale_home) == before


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("which", ["still true", "gone", "change it"])
def test_opening_a_link_changes_nothing(visitor, stale_home, letter, which, method):
    before = row(stale_home)
    assert getattr(visitor, method)(letter[which], TRUE).status_code == 200
    assert row(stale_home) == before
    assert question_of(stale_home).answered_at is None


def test_a_link_in_another_language_than_its_word_is_none(visitor, address):
    assert visitor.get(address.replace("/en/", "/fr/")).status_code == 404


def test_several_hold_a_page_and_the_first_answer_counts(
    visitor, stale_home, english_committee, colleague
):
    hers = links_of(write_to(english_committee))["still true"]
    his = list(links_of(write_to(colleague)).values())
    assert visitor.post(his[0], TRUE).status_code == 200
    assert question_of(stale_home).answered_by == colleague
    assert visitor.post(hers, TRUE).status_code == 410


def test_a_member_may_pause_and_not_leave_by_a_letter(visitor, member_page, member):
    let_age(member_page, 366)
    _true, gone, _edit = links_of(write_to(member)).values()
    visitor.post(gone, {"answer": "gone", "closed_as": "left"})
    assert row(member_page)["closed_as"] == ""
    visitor.post(gone, {"answer": "gone", "closed_as": "paused"})
    assert row(member_page)["closed_as"] == "paused"


def test_a_committee_is_not_asked_whether_its_village_is_gone(visitor, marciac, english_committee):
    let_age(marciac, 181)
    letter = links_of(write_to(english_committee))
    assert list(letter) == ["still true", "change it"]
    visitor.post(letter["still true"], {"answer": "gone", "closed_as": "paused"})
    assert row(marciac)["closed_as"] == ""
