"""Every screen, in French and English, on a desktop and on a phone: sound, silent, private."""

from . import axe, layout, privacy
from .cases import MACHINES, every_screen, in_both_languages, on_both_machines, where


@every_screen
@in_both_languages
@on_both_machines
def test_it_is_sound(visit, held_against, screen, language, machine):
    """One load, all that can be seen on it."""
    seen = visit(screen, language, **MACHINES[machine])
    seen.go()
    seen.settle()
    complaints = layout.complaints(seen.page) + axe.complaints(seen.page)
    if screen.is_read_only:
        complaints += privacy.complaints(seen.page)
    lang = seen.page.evaluate("document.documentElement.lang")
    if lang != language:
        complaints.append(f"is in {lang}")
    held_against(where(screen, language, machine), complaints + seen.watch.complaints)


@every_screen
def test_it_holds_in_the_dark_and_as_readers_set_it(visit, held_against, screen):
    """One load: other colours, other widths, larger letters, other spacing."""
    seen = visit(screen, "fr", **MACHINES["desktop"], color_scheme="dark")
    seen.go()
    seen.settle()
    complaints = [f"in the dark: {one}" for one in axe.complaints(seen.page)]
    seen.page.emulate_media(forced_colors="active")
    # the browser's own colours, which axe does not see: it asks for -webkit-text-fill-color
    forced = axe.complaints(seen.page, without=("color-contrast",))
    complaints += [
        *(f"in forced colours: {one}" for one in forced),
        *layout.at(seen.page, 320),
        *layout.in_large_letters(seen.page, 1280),
        *layout.in_large_letters(seen.page, 640),
        *layout.spaced_out(seen.page, 1280),
        *layout.spaced_out(seen.page, 360),
    ]
    held_against(where(screen, "fr", "desktop"), complaints)
