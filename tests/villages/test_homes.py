"""What an advert for a home says, and what it may not say."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.adverts import validate_names_no_contact
from tests import factories
from villages.models import HousingPage, HousingPhotograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(marciac):
    return factories.HousingPageFactory(parent=marciac)


def wrong_fields(home, **changes) -> set[str]:
    """Return the fields that are refused when `home` says `changes`."""
    for name, value in changes.items():
        setattr(home, name, value)
    try:
        home.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


def test_a_whole_advert_is_accepted(home):
    assert wrong_fields(home) == set()


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"price_eur": None}, {"price_eur"}),
        ({"price_eur": 5}, {"price_eur"}),
        ({"price_eur": 185_000}, {"price_eur"}),
        ({"tenure": "sale"}, {"price_eur", "charges_eur"}),
        ({"tenure": "sale", "price_eur": 185_000, "charges_eur": None}, set()),
        ({"charges_eur": 0}, set()),
        ({"surface_m2": 2}, {"surface_m2"}),
        ({"rooms": 0}, {"rooms"}),
        ({"bedrooms": 5}, {"bedrooms"}),
        ({"dpe": ""}, {"dpe"}),
        ({"ges": ""}, {"ges"}),
        ({"ges": "exempt"}, {"ges"}),
        ({"energy_cost_year": None}, {"energy_cost_year"}),
        ({"energy_cost_year": 1999}, {"energy_cost_year"}),
        ({"energy_cost_year": timezone.localdate().year + 1}, {"energy_cost_year"}),
        ({"energy_cost_max_eur": 900}, {"energy_cost_max_eur"}),
        ({"energy_cost_max_eur": 1_240}, set()),
        ({"title": "Maison, 06 12 34 56 78"}, {"title"}),
        ({"presentation": "Écrire à proprio@exemple.test"}, {"presentation"}),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused_by_field(home, changes, refused):
    assert wrong_fields(home, **changes) == refused


def test_a_home_without_diagnosis_has_no_figures_of_one(marciac):
    home = factories.HousingPageFactory(parent=marciac, exempt=True)
    assert wrong_fields(home) == set()
    assert wrong_fields(home, energy_cost_year=2024) == {"energy_cost_year"}


def test_a_caption_names_no_number_either(home):
    home.photographs = [
        HousingPhotograph(image=factories.SiteImageFactory(), caption="Appelez le 05 62 00 00 00")
    ]
    assert wrong_fields(home) == {"__all__"}


@pytest.mark.parametrize(
    "words",
    [
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612345678",
        "06-12-34-56-78",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033 612345678",
        "+44 20 7946 0958",
        "anne.dupont@exemple.test",
        "anne @ exemple.test",
    ],
)
def test_words_that_name_a_contact_are_refused(words):
    with pytest.raises(ValidationError):
        validate_names_no_contact(f"Libre, voir {words}, merci.")


@pytest.mark.parametrize(
    "words",
    [
        "185 000 € pour 120 m², 3000 m² de terrain",
        "du 01/02/2026 au 15/03/2027",
        "02.03.2026 - 04.05.2026",
        "à 10 minutes, code postal 32230, INSEE 32233",
        "@Marciac",
        "01 02 03",
    ],
)
def test_words_that_name_none_are_accepted(words):
    validate_names_no_contact(words)


def test_a_home_is_closed_as_it_was_offered(marciac):
    to_rent = factories.HousingPageFactory(parent=marciac)
    for_sale = factories.HousingPageFactory(parent=marciac, sale=True)
    assert [code for code, _label in to_rent.ways_to_close()] == ["let", "withdrawn"]
    assert [code for code, _label in for_sale.ways_to_close()] == ["sold", "withdrawn"]


def test_a_home_that_is_closed_or_has_expired_is_listed_no_more(marciac):
    shown = factories.HousingPageFactory(parent=marciac)
    factories.HousingPageFactory(parent=marciac, closed=True)
    factories.HousingPageFactory(parent=marciac, expired=True)
    factories.HousingPageFactory(parent=marciac, draft=True)
    assert list(HousingPage.objects.listed()) == [shown]


def test_the_cms_keeps_a_draft_with_gaps_and_submits_none(client_of, committee, marciac):
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    typed = {
        "title": "Maison",
        "slug": "maison",
        "tenure": "rent",
        "kind": "house",
        "dpe": "D",
        "ges": "B",
        "photographs": inline_formset([]),
        "comments": inline_formset([]),
    }
    client = client_of(committee)
    address = f"/admin/pages/add/villages/housingpage/{marciac.pk}/"
    client.post(address, nested_form_data(typed))
    draft = HousingPage.objects.get(slug="maison")
    assert (draft.live, draft.price_eur, draft.dpe) == (False, None, "D")
    refused = client.post(
        address, nested_form_data(typed | {"slug": "autre", "action-submit": "1"})
    )
    assert refused.status_code == 200
    assert {"price_eur", "energy_cost_year"} <= set(refused.context["form"].errors)
