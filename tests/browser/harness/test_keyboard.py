"""Every page type, and every form, by keyboard alone."""

import pytest

from . import keyboard
from .cases import MACHINES, every_screen, on_both_machines, where


@every_screen
@on_both_machines
def test_it_can_be_walked_by_keyboard(visit, held_against, screen, machine):
    if machine == "360px" and not screen.is_page:
        pytest.skip("The frame is that of the pages; a form is the same column at every width.")
    seen = visit(screen, "fr", **MACHINES[machine])
    seen.go()
    seen.settle()
    held_against(where(screen, "fr", machine), keyboard.complaints(seen.page))
