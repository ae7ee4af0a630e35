"""Which screens, in which languages, on which machines: the parameters that the tests share."""

import pytest

from tests.browser.machines import DESKTOP, PHONE

from .screens import LANGUAGES, all_screens

MACHINES = {"desktop": DESKTOP, "360px": PHONE}

every_screen = pytest.mark.parametrize("screen", all_screens(), ids=str)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
on_both_machines = pytest.mark.parametrize("machine", MACHINES)


def where(screen, language: str, machine: str) -> str:
    """Return how a complaint says on what it was found."""
    return f"{screen.name}, {language}, {machine}"
