"""What the weekly mail says of readers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from cms.editorial.models import Mandate
from cms.readership.models import DailyReads
from cms.readership.rounds import TOLD, ReadsContribution
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_people_are_told_the_number_of_all_that_they_hold(
    marciac, committee, colleague, other_committee, member, member_page, django_assert_num_queries
):
    home = factories.HousingPageFactory(parent=marciac)
    for page, days, count in [(marciac, 0, 40), (home, 27, 3), (home, TOLD.days, 99)]:
        DailyReads.objects.create(page=page, day=TODAY - timedelta(days=days), count=count)
    DailyReads.objects.create(page=member_page, day=TODAY, count=1)
    Mandate.objects.filter(user=colleague).update(suspended_at=timezone.now())
    contribution = ReadsContribution()
    with django_assert_num_queries(3):
        assert contribution.people(TODAY) == {committee.pk, member.pk}
    with translation.override("en"):
        assert contribution.part(committee, TODAY).items[0].text == (
            "Your pages were read 43 times in the last four weeks."
        )
        assert "once" in contribution.part(member, TODAY).items[0].text
        assert contribution.part(other_committee, TODAY) is None


def test_nobody_is_written_to_for_it():
    assert not ReadsContribution.is_reason_to_write
