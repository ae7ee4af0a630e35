"""Who holds nothing any more: written down, told, deleted, and named nowhere then."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.editorial.mandates import acts, retention
from cms.editorial.models import FormerHolder, Mandate
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def former(marciac, committee, moderator):
    """Anne, whose mandate the CCI has ended."""
    acts.end(committee.mandates.get(), by=moderator)
    OutboxMessage.objects.all().delete()
    return committee


def ended(person, at) -> None:
    FormerHolder.objects.filter(user=person).update(since=at)


def told(person, at) -> None:
    FormerHolder.objects.filter(user=person).update(warned_at=at)


def test_the_end_of_the_last_mandate_is_written_down(marciac, lectoure, committee):
    MandateFactory(user=committee, page=lectoure)
    committee.mandates.get(page=marciac).delete()
    assert not FormerHolder.objects.exists()
    committee.mandates.all().delete()
    assert FormerHolder.objects.get().user == committee
    MandateFactory(user=committee, page=marciac)
    assert not FormerHolder.objects.exists()
    marciac.delete()
    assert FormerHolder.objects.get().user == committee


def test_an_account_that_goes_leaves_no_row(committee, other_committee):
    committee.delete()
    User.objects.filter(pk=other_committee.pk).delete()
    assert not FormerHolder.objects.exists()
    assert not Mandate.objects.exists()


def test_they_are_told_a_month_before_and_once(former, now):
    ended(former, now - 335 * DAY)
    assert retention.warn_former_holders(now) == 0
    ended(former, now - 335 * DAY - timedelta(minutes=1))
    assert retention.warn_former_holders(now) == 1
    assert retention.warn_former_holders(now) == 0
    assert OutboxMessage.objects.get().recipient == former.email
    assert User.objects.filter(pk=former.pk).exists()


def test_a_year_after_the_account_is_deleted_and_its_name_nowhere(marciac, former, now):
    ended(former, now - 366 * DAY)
    assert retention.delete_former_holders(now) == 0  # they were told nothing yet
    told(former, now - 30 * DAY + timedelta(hours=1))
    assert retention.delete_former_holders(now) == 0
    told(former, now - 30 * DAY)
    assert retention.delete_former_holders(now) == 1
    assert not User.objects.filter(pk=former.pk).exists()
    entries = PageLogEntry.objects.filter(page=marciac.pk)
    assert entries.filter(action="editorial.mandate_ended").exists()
    assert not [entry for entry in entries if "Anne" in str(entry.data)]
    assert type(marciac).objects.filter(pk=marciac.pk, live=True).exists()


def test_names_of_before_entries_kept_numbers_go_too(marciac, former, now):
    PageLogEntry.objects.filter(page=marciac.pk).update(data={"name": str(former), "role": "x"})
    other = MandateFactory(page=marciac, user__first_name="Zoé").user
    acts.end(other.mandates.get(), by=UserFactory(moderator=True))
    ended(former, now - 366 * DAY)
    told(former, now - 31 * DAY)
    retention.delete_former_holders(now)
    kept = str([entry.data for entry in PageLogEntry.objects.filter(page=marciac.pk)])
    assert "Anne" not in kept
    assert "Zoé" in kept


def test_who_logs_in_after_being_told_keeps_the_account(former, now):
    ended(former, now - 400 * DAY)
    told(former, now - 31 * DAY)
    User.objects.filter(pk=former.pk).update(last_login=now - 5 * DAY)
    assert retention.delete_former_holders(now) == 0
    assert retention.warn_former_holders(now) == 0
    # eleven months later they are told again, and have a month again
    later = now + 331 * DAY
    assert retention.warn_former_holders(later) == 1
    assert retention.delete_former_holders(later + 29 * DAY) == 0
    assert retention.delete_former_holders(later + 31 * DAY) == 1


@pytest.mark.parametrize("becomes", ["holder", "suspended", "of the CCI", "staff"])
def test_who_is_something_here_is_never_deleted(marciac, former, now, moderator, becomes):
    ended(former, now - 400 * DAY)
    told(former, now - 100 * DAY)
    if becomes in {"holder", "suspended"}:
        # by a way that tells nobody
        row = Mandate(user=former, page=marciac, role=Mandate.Role.COMMITTEE)
        row.suspended_at = now if becomes == "suspended" else None
        Mandate.objects.bulk_create([row])
    elif becomes == "of the CCI":
        former.groups.set(moderator.groups.all())
    else:
        User.objects.filter(pk=former.pk).update(is_staff=True)
    assert retention.warn_former_holders(now) == 0
    assert retention.delete_former_holders(now) == 0
    assert User.objects.filter(pk=former.pk).exists()


def test_a_closed_account_is_not_written_to_and_goes_all_the_same(former, now):
    User.objects.filter(pk=former.pk).update(is_active=False)
    ended(former, now - 340 * DAY)
    assert retention.warn_former_holders(now) == 0
    assert not OutboxMessage.objects.exists()
    assert retention.delete_former_holders(now + 31 * DAY) == 1
