"""A month after somebody left, nothing of the entry is kept."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Collection, Page, PageLogEntry, Revision

from annuaire.choices import WayOut
from annuaire.member_space.retention import KEEP_DEPARTED, erase_departed
from cms.editorial import standing
from cms.media.models import PageCollection, SiteImage
from cms.outbox.schedule import schedule
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def departed(member, member_page):
    """The entry of `member`, who leaves today, with a photograph in its drawer."""
    drawer = PageCollection.objects.give(member_page)
    portrait = factories.SiteImageFactory(collection=drawer, uploaded_by_user=member)
    draft = member_page.get_latest_revision_as_object()
    draft.photograph = portrait
    draft.save_revision(user=member, log_action=True)
    standing.close(member_page, closed_as=WayOut.LEFT, by=member)
    return member_page


def later(**time):
    return timezone.now() + KEEP_DEPARTED + timedelta(**time)


def test_a_month_later_the_entry_its_versions_its_pictures_and_the_account_are_gone(
    departed, member, moderator
):
    assert erase_departed(later(hours=-1)) == 0
    assert erase_departed(later(hours=1)) == 1
    assert not Page.objects.filter(pk=departed.pk).exists()
    assert not Revision.objects.filter(object_id=str(departed.pk)).exists()
    assert not PageLogEntry.objects.filter(page=departed.pk).exists()
    assert not SiteImage.objects.exists()
    assert not Collection.objects.filter(name=departed.title).exists()
    assert list(get_user_model().objects.all()) == [moderator]
    assert erase_departed(later(hours=1)) == 0


def test_who_came_back_loses_nothing(departed, member):
    standing.reopen(departed, by=member)
    assert erase_departed(later(days=300)) == 0


def test_a_pause_is_not_a_departure(member, member_page):
    standing.close(member_page, closed_as=WayOut.PAUSED, by=member)
    assert erase_departed(later(days=3000)) == 0


def test_who_holds_something_else_keeps_the_account(departed, member, marciac):
    factories.MandateFactory(user=member, page=marciac)
    erase_departed(later(hours=1))
    assert get_user_model().objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_the_ccis_own_people_keep_their_account(departed, request, role):
    person = request.getfixturevalue(role)
    factories.MandateFactory(user=person, page=departed, role="member")
    erase_departed(later(hours=1))
    assert list(get_user_model().objects.all()) == [person]


def test_a_picture_that_another_page_shows_stays_with_it(departed, marciac):
    picture = SiteImage.objects.get()
    factories.MemberPageFactory(photograph=picture)
    erase_departed(later(hours=1))
    assert SiteImage.objects.get() == picture


def test_it_is_done_each_night():
    assert "erase_departed_members" in {job.name for job in schedule}
