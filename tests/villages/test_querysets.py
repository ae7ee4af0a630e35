"""Visibility and order are verbs of the queryset."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import VillagePageFactory
from villages.models import VillagePage


def titles(villages):
    return [village.title for village in villages]


def test_only_live_public_villages_are_listed(marciac, lectoure):
    VillagePageFactory(title="Brouillon", draft=True)
    hidden = VillagePageFactory(title="Caché")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert set(titles(VillagePage.objects.listed())) == {"Marciac", "Lectoure"}


def test_accents_count_for_nothing_in_the_order(village_index):
    for title, slug in [("Zone", "zone"), ("Éauze", "eauze"), ("Aignan", "aignan")]:
        VillagePageFactory(title=title, slug=slug, parent=village_index)
    assert titles(VillagePage.objects.listed().alphabetical()) == ["Aignan", "Éauze", "Zone"]


def test_lands_come_together_and_those_of_none_last(village_index):
    for title, territory in [("A", ""), ("B", "saves"), ("C", "lomagne"), ("D", "saves")]:
        VillagePageFactory(title=title, slug=title.lower(), territory=territory)
    assert titles(VillagePage.objects.listed().by_territory()) == ["C", "B", "D", "A"]


def test_the_nearest_come_first_with_their_distance(marciac):
    far = VillagePageFactory(title="Loin", latitude="44.00000", longitude="0.90000")
    near = VillagePageFactory(title="Près", latitude="43.53000", longitude="0.17000")
    VillagePageFactory(draft=True, title="Brouillon", latitude="43.52500", longitude="0.16100")
    nearest = VillagePage.objects.listed().nearest_to(marciac, 5)
    assert nearest == [near, far]
    assert nearest[0].kilometres == pytest.approx(0.9, abs=0.3)
    assert VillagePage.objects.listed().nearest_to(marciac, 1) == [near]
