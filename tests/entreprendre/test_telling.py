"""What is said of a takeover in place of words that nobody translated."""

import pytest
from django.utils import translation

from entreprendre.models import TakeoverPage
from entreprendre.telling import takeover_in_short
from villages.models import VillagePage

pytestmark = pytest.mark.django_db  # pages know their content type


def said(**facts) -> str:
    page = TakeoverPage(**{"kind": "going-concern", "sector": "G", "premises": "lease"} | facts)
    page.parent_page = VillagePage(title="Ligardes", territory="tenareze")
    with translation.override("en"):
        return " ".join(takeover_in_short(page))


def test_a_confidential_takeover_tells_its_land_and_never_its_village():
    assert "Ligardes" in said()
    hidden = said(is_confidential=True)
    assert "Ligardes" not in hidden
    assert "Ténarèze" in hidden


@pytest.mark.parametrize(
    ("staff", "words"), [(0, "no employees"), (1, "is 1 employee."), (3, "are 3 employees.")]
)
def test_employees_are_counted(staff, words):
    assert words in said(staff=staff)
    assert "employee" not in said(staff=None)


def test_a_price_that_nobody_named_is_to_be_discussed():
    assert "to be discussed" in said(price_eur=None)
    assert "120,000\u202f€" in said(price_eur=120_000)
