"""One grouped mail a week at most, and only where there is something to say."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import get_language

from cms.editorial.models import Mandate
from cms.outbox.models import OutboxMessage
from cms.rounds import parts
from cms.rounds.models import Round
from cms.rounds.parts import Item, Part
from cms.rounds.sending import next_round, send_rounds

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.get_fixed_timezone(60))


class Says:
    """A contribution that says `text` to `whom`; with `fails`, it breaks after it has written."""

    def __init__(self, text, whom, *, is_reason=True, order=5, fails=False):
        self.text, self.whom, self.is_reason_to_write = text, whom, is_reason
        self.order, self.fails = order, fails

    def people(self, today):
        return {person.pk for person in self.whom}

    def part(self, user, today):
        if self.fails:
            Mandate.objects.filter(user=user).delete()
            raise RuntimeError("broken")
        return Part(get_language(), [Item(self.text, [("Answer", "/fr/la/")])], "That is all.")


@pytest.fixture
def say(monkeypatch):
    """Let these contributions be all there are."""

    def let(*contributions):
        monkeypatch.setattr(parts, "_contributions", list(contributions))

    return let


def mails():
    return OutboxMessage.objects.filter(key__startswith="round:").order_by("pk")


def test_all_that_can_wait_comes_in_one_mail(say, committee):
    say(Says("Second thing", [committee], order=9), Says("First thing", [committee], order=1))
    assert send_rounds(MONDAY) == 1
    (mail,) = mails()
    assert mail.recipient == committee.email
    assert mail.text.index("First thing") < mail.text.index("Second thing")
    assert "http://testserver/fr/la/" in mail.text
    assert mail.text.count("That is all.") == 2


@pytest.mark.parametrize(("days", "written"), [(0, 0), (1, 0), (4, 0), (7, 1), (8, 1)])
def test_the_next_mail_comes_a_week_later(say, committee, days, written):
    say(Says("A thing", [committee]))
    with time_machine.travel(MONDAY, tick=False):
        send_rounds()
    later = MONDAY + timedelta(days=days)
    with time_machine.travel(later, tick=False):
        assert send_rounds() == written
    assert mails().count() == 1 + written


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25)])
def test_nobody_is_written_to_on_days_off(say, committee, day):
    say(Says("A thing", [committee]))
    assert send_rounds(timezone.make_aware(datetime.combine(day, MONDAY.time()))) == 0


def test_what_is_no_reason_goes_only_with_what_is_one(say, committee, colleague):
    say(
        Says("Read 43 times", [committee, colleague], is_reason=False),
        Says("A question", [colleague]),
    )
    assert send_rounds(MONDAY) == 1
    (mail,) = mails()
    assert mail.recipient == colleague.email
    assert "Read 43 times" in mail.text
    assert not Round.objects.filter(user=committee).exists()


def test_what_fails_holds_up_nothing_else(say, committee, colleague):
    say(
        Says("Broken", [committee], fails=True),
        Says("A question", [committee, colleague]),
    )
    assert send_rounds(MONDAY) == 2
    assert [("Broken" in mail.text, "A question" in mail.text) for mail in mails()] == [
        (False, True)
    ] * 2
    assert committee.mandates.exists()  # what the broken one had written is undone


def test_who_keeps_nothing_is_not_written_to(say, committee, colleague, member, adviser):
    say(Says("A thing", [committee, colleague, member, adviser]))
    Mandate.objects.filter(user=committee).update(suspended_at=timezone.now())
    colleague.is_active = False
    colleague.save()
    assert send_rounds(MONDAY) == 1
    assert [mail.recipient for mail in mails()] == [member.email]


def test_each_is_written_to_in_their_language(say, committee):
    committee.language = "pt"
    committee.save()
    say(Says("A thing", [committee]))
    send_rounds(MONDAY)
    assert "\npt\n" in mails().get().text.replace("\r\n", "\n")


def test_who_has_nothing_costs_no_query_of_their_own(say, committee, django_assert_num_queries):
    say(Says("A thing", []), Says("Another", []))
    with django_assert_num_queries(2 * 2):  # each is asked in a savepoint
        assert send_rounds(MONDAY) == 0


def test_it_can_be_told_when_the_next_one_may_come(say, committee):
    monday = MONDAY.date()
    assert next_round(committee, monday) == monday
    assert next_round(committee, monday - timedelta(days=1)) == monday
    Round.objects.create(user=committee, sent_at=MONDAY)
    assert next_round(committee, monday) == monday + timedelta(days=7)
