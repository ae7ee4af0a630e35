"""A telephone number is a link, and can be dialled from abroad."""

import pytest

from villages.templatetags.contact import international, tel


@pytest.mark.parametrize("written", ["05 62 01 02 03", "05.62.01.02.03", "+33 5 62 01 02 03"])
def test_a_number_is_dialled_from_anywhere(written):
    assert tel(written) == "tel:+33562010203"
    assert international(written) == "+33 5 62 01 02 03"
