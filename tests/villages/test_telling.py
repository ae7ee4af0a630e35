"""What is said of villages, homes and télécentres in place of words that nobody translated."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.utils import timezone, translation

from villages.models import CommitteePerson, HousingPage, TelecentrePage, VillagePage
from villages.telling import home_in_short, telecentre_in_short, village_in_short

pytestmark = pytest.mark.django_db  # pages know their content type
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def village(**facts):
    unknown = {"population": None, "fibre_percent": None, "broadband": [], "schools": []}
    here = {"latitude": 44.0, "longitude": 0.6}
    return VillagePage(title="Ligardes", **here | unknown | facts)


def home(**facts):
    place = SimpleNamespace(title="Ligardes")
    page = HousingPage(**{"tenure": "rent", "kind": "house"} | facts)
    page.parent_page = place
    return page


def test_nothing_is_said_of_what_is_not_known():
    assert len(village_in_short(village())) == 1  # the distance


@pytest.mark.parametrize(
    ("population", "said"),
    [(0, "0 inhabitants"), (1, "1 inhabitant."), (1358, "1,358 inhabitants")],
)
def test_inhabitants_are_counted_in_the_readers_grammar(population, said):
    assert said in village_in_short(village(population=population))[0]


@pytest.mark.parametrize(
    ("homes", "said"), [(0, "No home"), (1, "1 home is"), (2, "2 homes are"), (None, None)]
)
def test_homes_are_counted_where_somebody_counted(homes, said):
    last = village_in_short(village(languages=[]), homes=homes)[-1]
    assert said in last if said else "home" not in last


def test_no_fibre_yet_is_not_the_same_as_not_known():
    none_yet = village_in_short(village(fibre_percent=0))
    unknown = village_in_short(village())
    assert len(none_yet) == len(unknown) + 1


def test_a_reader_is_told_that_the_committee_speaks_their_language():
    person = CommitteePerson(name="Jeanne", languages=["en"])
    place = village(languages=["nl"])
    said = " ".join(village_in_short(place, committee=[person]))
    assert "English" in said
    with translation.override("es"):
        assert len(village_in_short(place, committee=[person])) == len(village_in_short(place))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tenure", ["rent", "sale"])
@pytest.mark.parametrize("kind", ["house", "flat", "farmhouse", "room"])
def test_every_home_is_said_to_be_something_somewhere(language, tenure, kind):
    with translation.override(language):
        first = home_in_short(home(tenure=tenure, kind=kind))[0]
    assert "Ligardes" in first
    assert "%" not in first


def test_a_rent_is_told_with_its_charges_and_a_price_without():
    told = " ".join(home_in_short(home(price_eur=1650, charges_eur=0)))
    assert "1,650\u202f€" in told
    assert "no charges" in told
    sold = " ".join(home_in_short(home(tenure="sale", price_eur=120_000, charges_eur=None)))
    assert "charges" not in sold


def test_a_home_says_from_when_it_is_free():
    later = timezone.localdate() + timedelta(days=30)
    assert "free from" in home_in_short(home(available_from=later))[-1]
    assert "now" in home_in_short(home(available_from=None))[-1]


@pytest.mark.parametrize(("desks", "said"), [(0, "0 desks"), (1, "1 desk."), (8, "8 desks")])
def test_desks_are_counted(desks, said):
    office = TelecentrePage(desks=desks)
    office.parent_page = SimpleNamespace(title="Ligardes")
    assert said in " ".join(telecentre_in_short(office))
