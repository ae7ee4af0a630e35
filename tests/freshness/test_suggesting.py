"""What would make one's pages better, beside something else."""

import pytest
from django.utils import timezone

from cms.freshness.suggesting import MOST_EACH, SuggestionsPart

pytestmark = pytest.mark.django_db


def test_the_weekly_mail_suggests_a_little_and_never_goes_for_it(committee, marciac, adviser):
    part, today = SuggestionsPart(), timezone.localdate()
    assert not part.is_reason_to_write
    assert part.people(today) == {committee.pk}
    told = part.part(committee, today)
    expected = marciac.suggestions()[:MOST_EACH]
    assert len(told.items) == MOST_EACH
    assert all(words in item.text for words, item in zip(expected, told.items, strict=True))
    assert part.part(adviser, today) is None
