"""The demo's team: the people who log in as advisers, organisations that nobody really calls."""

import pytest
from bs4 import BeautifulSoup

from cms.media.models import SiteImage
from home.demo import team
from home.models import TeamPage
from tests.factories import TeamPageFactory


@pytest.fixture
def load(home_page):
    return lambda: team.load(home_page)


def test_it_is_whole_and_passes_its_own_rules(load, visitor):
    load()
    page = TeamPage.objects.get()
    page.full_clean()
    rows = [*page.advisers.all(), *page.organisations.all()]
    for row in rows:
        row.full_clean()
    assert [adviser.email.partition("@")[0] for adviser in page.advisers.all()] == [
        "conseil",
        "conseil2",
    ]
    shown = BeautifulSoup(visitor.get(page.address("fr")).content, "html.parser")
    assert len(shown.select(".adviser")) == 2
    assert shown.select(".adviser img")
    assert "donnée de démonstration" in shown.main.text


def test_nobody_really_answers(load):
    load()
    page = TeamPage.objects.get()
    for row in [*page.advisers.all(), *page.organisations.all()]:
        assert row.phone.startswith("05 36 49 ")
        assert not row.email or row.email.endswith(".example")
    for organisation in page.organisations.all():
        assert organisation.website.endswith(".example/")


def test_a_team_that_somebody_wrote_stays_alone(load, home_page):
    written = TeamPageFactory(parent=home_page)
    load()
    assert TeamPage.objects.get().pk == written.pk
    assert not SiteImage.objects.exists()
