"""A telephone number is a link, and can be dialled from abroad."""

import pytest
from django.core.exceptions import ValidationError

from cms.telephone import (
    as_dialled_abroad,
    dialling_address,
    validate_international,
    validate_telephone,
    validate_toll_free,
)

HARD, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("05 62 00 00 00", "tel:+33562000000"),
        ("05.62.00.00.00", "tel:+33562000000"),
        (f"05{THIN}62{HARD}00 00 00", "tel:+33562000000"),
        ("+33 5 62 00 00 00", "tel:+33562000000"),
        ("+351 210 000 000", "tel:+351210000000"),
        ("0 805 00 00 00", "tel:0805000000"),
        ("36 31", "tel:3631"),
    ],
)
def test_a_number_that_can_be_called_is_dialled(number, dialled):
    validate_telephone(number)
    assert dialling_address(number) == dialled


@pytest.mark.parametrize(
    ("validate", "number"),
    [
        (validate_telephone, "appelez-nous"),
        (validate_telephone, "05 62 00 00"),
        (validate_telephone, "+33 (0)5 62 00 00 00"),
        (validate_telephone, "+33 05 62 00 00 00"),
        (validate_telephone, "+33 5 62 00 00"),
        (validate_telephone, "05 62 00 00 00\n"),
        (validate_telephone, "05  62 00 00 00"),
        (validate_telephone, "٠٥٦٢٠٠٠٠٠٠"),
        (validate_telephone, "05 6٢ 00 00 00"),
        (validate_toll_free, "05 62 00 00 00"),
        (validate_toll_free, "0 806 00 00 00"),
        (validate_toll_free, "+33 800 00 00 00"),
        (validate_international, "05 62 00 00 00"),
        (validate_international, "0 800 00 00 00"),
        (validate_international, "+0 62 00 00 00 00"),
    ],
)
def test_a_number_that_cannot_be_called_from_there_is_refused(validate, number):
    with pytest.raises(ValidationError):
        validate(number)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("05 62 01 02 03", "+33 5 62 01 02 03"),
        ("05.62.01.02.03", "+33 5 62 01 02 03"),
        ("+33562010203", "+33 5 62 01 02 03"),
        ("+351 210 000 000", "+351 210 000 000"),
        ("36 31", "36 31"),
    ],
)
def test_a_number_is_shown_as_one_dials_it_from_abroad(written, shown):
    assert as_dialled_abroad(written) == shown
