"""The list of the communes of the Gers: whole, and fit to begin a village's page with."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps

from cms.communes import SOURCE, commune, communes
from villages.models import VillagePage

OUR_VILLAGES = Path(apps.get_app_config("villages").path) / "data" / "villages.csv"
FIELDS = ("population", "intercommunality", "latitude", "longitude", "area_km2")


def test_every_commune_is_there_once():
    codes = [each.insee_code for each in communes()]
    assert len(codes) == len(set(codes)) == 458
    assert codes == sorted(codes)
    # the sum of the legal populations of 2023 (docs/data.md)
    assert sum(each.population for each in communes()) == 192_645


def test_a_commune_is_found_by_its_code():
    found = commune("32079")
    assert str(found) == "Castelnau d’Auzan Labarrère"
    assert found.postal_codes == ("32440", "32250")
    assert found.postal_code == "32440"
    assert found.latitude == Decimal("43.94907")
    assert commune("31555") is None
    assert commune("") is None


@pytest.mark.django_db
def test_what_a_commune_says_is_fit_for_a_village():
    told = {"title", "insee_code", "postal_code", "commune_source", *FIELDS}
    others = {field.name for field in VillagePage._meta.get_fields()} - told
    for each in communes():
        page = VillagePage(title=each.name, commune_source=SOURCE)
        for name in ("insee_code", "postal_code", *FIELDS):
            setattr(page, name, getattr(each, name))
        page.clean_fields(exclude=others)


def test_it_says_of_our_villages_what_their_own_list_says():
    with OUR_VILLAGES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = commune(row["insee_code"])
            assert (known.name, known.postal_code) == (row["name"], row["postal_code"])
            assert [str(getattr(known, name)) for name in FIELDS] == [row[n] for n in FIELDS]
