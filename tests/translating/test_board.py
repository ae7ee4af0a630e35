"""The board: what is translated, out of date, begun, not translated; for whom."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cms.editorial import standing
from cms.editorial.publication import without_review
from cms.readership.models import DailyReads
from cms.translating.board import debt
from tests.factories import MandateFactory, UserFactory, VillagePageFactory
from tests.factories.translations import translate

BOARD = "/admin/translations/"


def states(user, language="en") -> dict[str, str]:
    return {e.page.title: e.state for e in debt.entries_for(user, [language])}


@pytest.fixture
def tess(village_index):
    """Somebody who translates the villages into English and Spanish."""
    person = UserFactory(translator=True, first_name="Tess")
    for language in ("en", "es"):
        MandateFactory(user=person, page=village_index, role="translator", language=language)
    return person


def test_each_page_is_in_one_state(village_index, tess, administrator):
    done, waiting, begun, stale, none = (
        VillagePageFactory(title=name, parent=village_index)
        for name in ("Aurensan", "Bassoues", "Condom", "Duran", "Eauze")
    )
    translate(done)
    translate(waiting, state="submitted")
    translate(begun, state="begun")
    translate(stale)
    stale.summary = "Tout autre chose."
    with without_review():
        stale.save_revision(user=administrator).publish()
    found = states(tess)
    assert {name: found[name] for name in ("Aurensan", "Bassoues", "Condom", "Duran", "Eauze")} == {
        "Aurensan": "public",
        "Bassoues": "waiting",
        "Condom": "begun",
        "Duran": "outdated",
        "Eauze": "none",
    }
    assert states(tess, "es")["Aurensan"] == "none"
    (late,) = (e for e in debt.entries_for(tess, ["en"]) if e.state == "outdated")
    assert late.since
    assert late.address.endswith("/en/#summary")
    assert none.title in found


def test_the_most_read_come_first(village_index, tess):
    seldom, often = (VillagePageFactory(parent=village_index) for _number in range(2))
    DailyReads.objects.create(page=often, day=timezone.localdate(), count=12)
    first = debt.entries_for(tess, ["en"])[0]
    assert (first.page.pk, first.reads) == (often.pk, 12)
    assert seldom.pk != often.pk


def test_who_translates_sees_their_own_languages_and_pages(client_of, tess, marciac, home_page):
    page = BeautifulSoup(client_of(tess).get(BOARD).content, "html.parser")
    assert [cell["lang"] for cell in page.select("thead th[lang]")] == ["en", "es"]
    shown = {entry.page.pk for entry in debt.entries_for(tess, ["en"])}
    assert marciac.pk in shown
    assert home_page.pk not in shown
    assert not debt.entries_for(tess, ["pt"])


def test_a_committee_sees_its_village_alone(committee, marciac, lectoure):
    assert {e.page.pk for e in debt.entries_for(committee, ["pt"])} == {marciac.pk}


def test_who_has_nothing_to_translate_has_no_board(client_of, adviser, member):
    assert client_of(adviser).get(BOARD).status_code != 200
    assert client_of(member).get(BOARD).status_code != 200


def test_drafts_and_closed_pages_are_no_debt(village_index, tess):
    VillagePageFactory(title="Pas encore", draft=True, parent=village_index)
    village = VillagePageFactory(title="Parti", parent=village_index)
    standing.close(village, closed_as="paused", by=UserFactory(is_superuser=True))
    assert not {"Pas encore", "Parti"} & set(states(tess))


def test_the_number_of_queries_does_not_grow(
    client_of, tess, village_index, django_assert_max_num_queries
):
    browser = client_of(tess)

    def asked() -> int:
        with django_assert_max_num_queries(200) as queries:
            assert browser.get(f"{BOARD}?language=en&state=public").status_code == 200
        return len(queries)

    for _number in range(2):
        translate(VillagePageFactory(parent=village_index))
    few = asked()
    for _number in range(4):
        translate(VillagePageFactory(parent=village_index))
    assert asked() == few


@pytest.mark.parametrize(
    "asked", ["language=xx", "state=xx", "section=0", "page=9999999", "page=x"]
)
def test_nonsense_is_answered(client_of, tess, marciac, asked):
    assert client_of(tess).get(f"{BOARD}?{asked}").status_code == 200


def test_one_click_leads_to_the_passage(client_of, tess, marciac):
    page = BeautifulSoup(client_of(tess).get(BOARD).content, "html.parser")
    address = reverse("translating:edit", args=[marciac.pk, "en"])
    assert page.select_one(f"td.title a[href='{address}']")
