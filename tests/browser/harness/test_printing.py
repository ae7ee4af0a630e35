"""What readers take along: the pages that are printed fit one sheet of A4."""

import pytest

from . import printing
from .cases import MACHINES, where
from .screens import LANGUAGES, Screen

ON_ONE_SHEET = ["VillagePage", "MemberPage"]


@pytest.mark.parametrize("name", ON_ONE_SHEET)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_prints_on_one_sheet(visit, held_against, name, language):
    screen = Screen(name, is_page=True)
    seen = visit(screen, language, **MACHINES["desktop"])
    seen.go()
    seen.settle()
    count = printing.sheets(seen.page)
    complaints = [] if count == 1 else [f"prints on {count} sheets"]
    held_against(where(screen, language, "A4"), complaints)
