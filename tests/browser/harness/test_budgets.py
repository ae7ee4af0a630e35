"""What a first visit costs, with a cold cache."""

from . import budgets
from .budgets import Meter
from .cases import MACHINES, every_first_visit, on_both_machines, where

# a phone's screen has more pixels than its page is wide, and is sent larger pictures
DENSITY = {"desktop": 1, "360px": 2}


@every_first_visit
@on_both_machines
def test_a_first_visit_is_light(visit, held_against, record_property, screen, machine):
    seen = visit(screen, "fr", **MACHINES[machine], device_scale_factor=DENSITY[machine])
    meter = Meter(seen.page)
    seen.go()
    seen.wait_until_quiet()
    figures = meter.first()
    seen.settle()
    figures.whole_kb = meter.total()
    record_property("figures", (str(screen), machine, budgets.asdict(figures)))
    held_against(where(screen, "fr", machine), budgets.complaints(screen.name, figures))
