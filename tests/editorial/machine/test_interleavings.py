"""Whatever people do, in whatever order: what is public of partners' pages was approved.

In the suite a few examples run, the same each time. ``INTERLEAVINGS=2000`` in the environment
runs that many, new ones each time.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from cms.editorial.publication import without_review
from cms.media.models import collection_of
from tests import factories
from villages.models import HousingPhotograph, VillagePhotograph

from .machine import Interleaving
from .world import DECIDERS, KEEPERS, OUTSIDERS, World

ASKED = os.environ.get("INTERLEAVINGS")
PROFILE = settings(
    max_examples=int(ASKED or 10),
    stateful_step_count=30 if ASKED else 14,
    derandomize=not ASKED,
    deadline=None,
    database=None,
    print_blob=False,
    report_multiple_bugs=False,
    phases=[Phase.generate, Phase.shrink] if ASKED else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)


PEOPLE = [*DECIDERS, *KEEPERS, *OUTSIDERS]


@pytest.fixture
def world(request, client_of, marciac, lectoure):
    persons = {name: request.getfixturevalue(name) for name in PEOPLE}
    people = {
        name: person if name == "visitor" else client_of(person) for name, person in persons.items()
    }
    drawer = collection_of(marciac)
    pictures = [factories.SiteImageFactory(collection=drawer) for _ in range(3)]
    marciac.photographs = [VillagePhotograph(image=pictures[0])]
    with without_review():
        marciac.save_revision().publish()
    home = factories.HousingPageFactory(
        parent=marciac, photographs=[HousingPhotograph(image=pictures[1])]
    )
    world = World(
        pages={"village": type(marciac).objects.get(pk=marciac.pk), "home": home},
        pictures=pictures,
        people=people,
        mandates={name: persons[name].mandates.get() for name in KEEPERS},
        others={lectoure.pk},
    )
    world.read_forms()
    return world


def test_what_is_public_was_approved_whatever_people_do(world):
    machine = type("Machine", (Interleaving,), {"world": world})
    run_state_machine_as_test(machine, settings=PROFILE)
    assert machine.approvals, "nobody got anything approved: the rules try too little"
