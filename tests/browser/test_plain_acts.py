"""On an old tablet, a volunteer tells of a home in one sitting, and closes another."""

from time import monotonic

import pytest

from cms.editorial import review
from tests import factories
from tests.browser.machines import PHONE
from tests.factories.media import picture
from villages.models import HousingPage

LONGEST = 180  # seconds that a volunteer has for a home, whatever the line
SMALLEST_TARGET = 44  # pixels a side, for a thumb
TYPED = {
    "surface_m2": "85",
    "rooms": "4",
    "bedrooms": "3",
    "price_eur": "590",
    "charges_eur": "20",
    "energy_cost_min_eur": "1 240",
    "energy_cost_max_eur": "1 720",
    "energy_cost_year": "2023",
    "presentation": "Au calme, près de l’école.",
}
TOO_SMALL = """smallest => [...document.querySelectorAll(".space :is(a.button, .acts a, button,"
    + " select, input:not([type=hidden], [type=radio], [type=checkbox]))")]
    .filter(one => one.getBoundingClientRect().height < smallest)
    .map(one => one.outerHTML)"""


@pytest.fixture
def other_home(marciac):
    return factories.HousingPageFactory(parent=marciac, title="Maison du puits", slug="puits")


@pytest.mark.expects_status(410)
def test_a_volunteer_adds_a_home_with_a_photograph_and_closes_another(
    tablet, site, marciac, committee, other_home, log_in
):
    begun = monotonic()
    log_in(tablet, committee)
    tablet.locator("a[href$='/marciac/logement/']").click()
    tablet.locator("[name=tenure][value=rent]").check()
    tablet.locator("[name=kind][value=house]").check()
    for name, value in TYPED.items():
        tablet.locator(f"[name={name}]").fill(value)
    tablet.locator("[name=dpe]").select_option("D")
    tablet.locator("[name=ges]").select_option("B")
    tablet.locator("[name=has_workspace]").check()
    tablet.locator("[name=photographs-0-file]").set_input_files(
        {
            "name": "facade.png",
            "mimeType": "image/png",
            "buffer": picture("facade.png", size=(1200, 800)).read(),
        }
    )
    tablet.locator("[name=photographs-0-description]").fill("La façade et ses volets bleus.")
    tablet.locator("[name=photographs-0-rights][value=own]").check()
    tablet.locator("button[name=submit]").click()
    tablet.locator("main [role=status]").wait_for()
    assert monotonic() - begun < LONGEST

    home = HousingPage.objects.exclude(pk=other_home.pk).get()
    assert (home.title, home.live) == ("Maison de 4 pièces à louer", False)
    assert review.waiting_state(home).submitted_by == committee
    assert home.get_latest_revision_as_object().photographs.count() == 1

    tablet.locator("a[href$='/marciac/fermer/']").click()
    tablet.locator(f"form[action$='/{other_home.pk}/fermer/'] button[value=let]").click()
    tablet.locator("main [role=status]").wait_for()
    assert tablet.goto("/fr/villages/marciac/puits/").status == 410


def test_what_is_pressed_is_as_large_as_a_thumb(
    visit, site, marciac, committee, other_home, log_in
):
    phone = log_in(visit(**PHONE), committee)
    for screen in ("", "logement/", "photo/", "fermer/", "toujours-vrai/"):
        phone.goto(f"/fr/mon-village/marciac/{screen}")
        assert phone.evaluate(TOO_SMALL, SMALLEST_TARGET) == [], screen
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, screen
