"""What an entry may say, apart from how it is shown."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from annuaire.choices import Availability, MembersOnly
from annuaire.models import MemberPage, Skill, TradeFamily
from annuaire.siret import validate_siret

pytestmark = pytest.mark.django_db  # a page looks up its own type and language


@pytest.mark.parametrize("number", ["73282932000074", "35600000049837", "35600000000048"])
def test_a_siret_number_with_a_right_check_digit_is_taken(number):
    validate_siret(number)


@pytest.mark.parametrize(
    "number",
    ["73282932000075", "7328293200007", "732829320000740", "7328293200007A", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"],
)
def test_another_number_is_refused_in_words(number):
    with pytest.raises(ValidationError):
        validate_siret(number)


def test_whoever_is_free_from_a_day_on_names_the_day():
    with pytest.raises(ValidationError) as refused:
        MemberPage(title="A", availability=Availability.LATER).clean()
    assert list(refused.value.message_dict) == ["available_from"]


@pytest.mark.parametrize(
    ("availability", "day", "is_available"),
    [
        (Availability.NOW, None, True),
        (Availability.BUSY, None, False),
        ("", None, False),
        (Availability.LATER, "2026-11-22", True),
        (Availability.LATER, "2026-11-23", False),
        (Availability.LATER, None, False),  # a draft with a gap
    ],
)
def test_availability_counts_from_the_day_named(time_machine, availability, day, is_available):
    time_machine.move_to("2026-11-22T12:00:00+01:00")
    page = MemberPage(availability=availability)
    page.available_from = MemberPage._meta.get_field("available_from").to_python(day)
    assert page.is_available is is_available


def test_a_member_says_field_by_field_what_the_public_reads():
    page = MemberPage(members_only=[MembersOnly.PHONE])
    assert not page.is_public("phone")
    assert page.is_public("website")


def test_every_field_that_can_be_kept_from_the_public_is_one_of_the_entry():
    names = {field.name for field in MemberPage._meta.get_fields()}
    assert set(MembersOnly.values) <= names


@pytest.mark.parametrize("model", [Skill, TradeFamily])
def test_a_name_is_read_in_the_readers_language_where_there_is_one(model):
    named = model(name="Traduction", name_en="Translation")
    with translation.override("en"):
        assert (named.local_name, named.is_named_here) == ("Translation", True)
    with translation.override("pt"):
        assert (named.local_name, named.is_named_here) == ("Traduction", False)
    with translation.override("fr"):
        assert (named.local_name, named.is_named_here) == ("Traduction", True)
