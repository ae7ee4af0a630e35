"""One village in two languages: facts show at once, words when they are approved, never half."""

import re

import pytest

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.translating import acts
from cms.translation.models import Wording
from tests import factories
from tests.browser.machines import DESKTOP, PHONE

FRENCH = "Une bastide, un lac, et du jazz l’été."
FRENCH_LATER = "Une bastide, un lac, du jazz l’été et la fibre partout."
ENGLISH = "A bastide, a lake, and jazz in summer."
ENGLISH_LATER = "A bastide, a lake, jazz in summer and fibre everywhere."
PROSE, PROSE_IN_ENGLISH = "Le marché est le mercredi.", "Market day is Wednesday."


@pytest.fixture
def marciac(village_index):
    """Marciac, with a text and a figure."""
    return factories.VillagePageFactory(
        title="Marciac",
        slug="marciac",
        insee_code="32233",
        parent=village_index,
        summary=FRENCH,
        presentation=f"<p>{PROSE}</p>",
        fibre_percent=61,
    )


@pytest.fixture
def in_english(marciac, committee, moderator):
    """Its English, approved before anything else happens."""
    Reviewer.objects.create(user=moderator, languages=["en"])
    begun = acts.begin(marciac, "en", by=committee)
    texts = {"summary": ENGLISH, "presentation.0": PROSE_IN_ENGLISH}
    acts.write(begun, texts, by=committee)
    review.approve(review.submit(begun, by=committee), by=moderator)
    return begun


class Reader:
    """Somebody in Dublin who reads the page again after each act of others."""

    def __init__(self, page):
        self.page = page

    def sees(self) -> tuple[str, str]:
        """Return which English is told, and the figure of the fibre; fails on a half text."""
        self.page.goto("/en/villages/marciac/")
        told = self.page.locator("main").inner_text()
        assert PROSE_IN_ENGLISH in told
        for french in (FRENCH, FRENCH_LATER, PROSE):
            assert french not in told
        said = [words for words in (ENGLISH, ENGLISH_LATER) if words in told]
        assert len(said) == 1
        speeds = re.findall(r"\b(61|94)\s?%", told)
        assert len(set(speeds)) == 1
        return said[0], speeds[0]


def approve_all(page):
    """Approve what waits, one after the other, as a moderator does."""
    page.goto("/admin/review/")
    while page.locator("table.queue td a.button").count():
        page.locator("table.queue td a.button").first.click()
        page.locator(".reading__acts button[name=approve]").click()
        page.goto("/admin/review/")


def test_facts_show_at_once_and_words_when_they_are_approved(
    visit, page, log_in, site, marciac, in_english, committee, moderator
):
    translator = factories.UserFactory(translator=True, first_name="Tess")
    factories.MandateFactory(user=translator, page=marciac, role="translator", language="en")
    dublin = Reader(visit(**PHONE))
    assert dublin.sees() == (ENGLISH, "61")

    # the committee changes a text and a figure, in French
    log_in(page, committee)
    page.goto(f"/admin/pages/{marciac.pk}/edit/")
    page.locator("#id_summary").fill(FRENCH_LATER)
    page.locator("#id_fibre_percent").fill("94")
    page.locator(".footer__container [data-w-dropdown-target='toggle']").first.click()
    page.locator("[name=action-submit]").click()
    page.wait_for_url("**/admin/")
    assert dublin.sees() == (ENGLISH, "61")

    # approved: the figure is new in every language, the English words are the approved ones
    desktop = log_in(visit(**DESKTOP), moderator)
    approve_all(desktop)
    assert dublin.sees() == (ENGLISH, "94")
    assert Wording.objects.get().outdated_since

    # a translator finds it on the board, reads what changed, translates, saves, submits
    other = log_in(visit(**DESKTOP), translator)
    other.goto("/admin/translations/")
    other.locator(f"a[href*='/admin/translations/{marciac.pk}/en/']").first.click()
    field = other.locator("[name='text-summary']")
    assert field.input_value() in {"", ENGLISH}
    kept = other.locator("[name='text-presentation.0']").input_value()
    assert kept == PROSE_IN_ENGLISH
    field.fill(ENGLISH_LATER)
    assert dublin.sees() == (ENGLISH, "94")
    other.locator("[name=submit]").first.click()
    other.wait_for_load_state()
    assert review.waiting_states().count() == 1
    assert dublin.sees() == (ENGLISH, "94")

    # somebody who reads English reads French, old and new side by side, and approves
    desktop.goto("/admin/review/")
    desktop.locator("table.queue td a.button").first.click()
    changes = desktop.locator(".changes").inner_text()
    assert FRENCH_LATER in changes
    assert "everywhere" in changes
    approve_all(desktop)
    assert dublin.sees() == (ENGLISH_LATER, "94")
    assert Wording.objects.get().outdated_since is None
