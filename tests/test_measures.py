"""Numbers with their unit, in the reader's language."""

from decimal import Decimal

import pytest
from django.utils import translation

from cms.measures import euros, measure


@pytest.mark.parametrize(
    ("language", "written"), [("fr", "1 240 €"), ("en", "1,240 €"), ("pt", "1.240 €")]
)
def test_a_sum_is_written_as_the_language_groups_it(language, written):
    with translation.override(language):
        assert euros(1240).replace("\u202f", " ").replace("\xa0", " ") == written


def test_cents_are_told_where_there_are_some():
    assert euros(Decimal("12.50")) == "12,50\u202f€"
    assert euros(Decimal("90.00")) == "90\u202f€"


def test_a_unit_stays_with_its_number():
    assert measure(31, "km") == "31\u202fkm"
    assert measure(4) == "4"
