"""Every screen, in French and English, on a desktop and on a phone.

Opening a screen costs more than most checks of it: each is opened once in each language and on
each machine, everything is checked there, and all that is wrong is told together. What does not
change with the language is checked in French.
"""

from . import axe, budgets, keyboard, layout, privacy
from .budgets import Meter
from .cases import MACHINES, every_screen, in_both_languages, on_both_machines, where

# a phone's screen has more pixels than its page is wide, and is sent larger pictures
DENSITY = {"desktop": 1, "360px": 2}


@every_screen
@in_both_languages
@on_both_machines
def test_it_is_sound(visit, held_against, record_property, screen, language, machine):
    seen = visit(screen, language, **MACHINES[machine], device_scale_factor=DENSITY[machine])
    meter = Meter(seen.page)
    seen.go()
    seen.wait_until_quiet()
    figures = meter.first()
    seen.settle()
    figures.whole_kb = meter.total()
    complaints = layout.complaints(seen.page) + axe.complaints(seen.page)
    if screen.is_read_only:
        complaints += privacy.complaints(seen.page)
    if language == "fr":
        if screen.is_first_visit:
            record_property("figures", (screen.name, machine, budgets.asdict(figures)))
            complaints += budgets.complaints(screen.name, figures)
        if machine == "desktop":
            complaints += _as_readers_set_it(seen.page)
        complaints += keyboard.complaints(seen.page)
    held_against(where(screen, language, machine), complaints + seen.watch.complaints)


def _as_readers_set_it(page) -> list[str]:
    """Return what is wrong in other colours, other widths, larger letters, other spacing."""
    usual = page.viewport_size
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = [f"in the dark: {one}" for one in axe.complaints(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    # the browser's own colours, which axe does not see: it asks for -webkit-text-fill-color
    forced = axe.complaints(page, without=("color-contrast",))
    page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
    found += [
        *(f"in forced colours: {one}" for one in forced),
        *layout.at(page, 320),
        *layout.in_large_letters(page, 1280),
        *layout.in_large_letters(page, 640),
        *layout.spaced_out(page, 1280),
        *layout.spaced_out(page, 360),
    ]
    page.set_viewport_size(usual)
    return found
