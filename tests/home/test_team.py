"""The team: whom one speaks to, and who helps with what."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.models import PartnerOrganisation, TeamPage
from home.models.team import Adviser, Project
from tests.factories import TeamPageFactory
from tests.forms import form_data


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def team(home_page):
    return TeamPageFactory(with_people=True, parent=home_page)


def test_an_adviser_is_shown_with_how_to_reach_them(visitor, team):
    page = soup(visitor.get("/en/team/"))
    aline, basile = page.select(".adviser")
    assert aline.h3.text == "Aline Conseil"
    assert aline.select_one(".adviser-role")["lang"] == "fr"
    assert [a["href"] for a in aline.select("a")] == [
        "tel:+33536490001",
        "mailto:aline@exemple.test",
    ]
    assert "French, English" in aline.text
    assert aline.img
    assert basile.select_one(".monogram").text == "BC"


def test_nothing_empty_shows(visitor, team):
    page = soup(visitor.get("/fr/equipe/"))
    assert not page.select(".adviser")[1].select("li, .adviser-role")
    initiatives = page.select(".organisations > li")[1]
    assert not initiatives.select("ul, p")


def test_each_project_leads_to_those_who_help(visitor, team):
    page = soup(visitor.get("/en/team/"))
    told = {
        line["id"]: [a.text for a in line.select("dd a[href^='#']")]
        for line in page.select(".projects > div")
    }
    assert told == {
        "start": ["Chambre de métiers"],
        "craft": ["Chambre de métiers"],
        "finance": ["Gers Initiatives"],
    }
    assert page.select_one("#start dt").text.strip() == "You want to start an activity"
    for link in page.select(".projects a[href^='#']"):
        assert page.select_one(link["href"]).h3.text == link.text
    assert page.select_one("#start a[href='tel:+33536490002']")
    assert page.select_one(".organisations a[href='https://metiers.exemple.test/gers']")


def test_who_helps_whatever_the_project_is_shown_too(visitor, home_page):
    TeamPageFactory(organisations=[PartnerOrganisation(name="La Maison du Gers")])
    page = soup(visitor.get("/fr/equipe/"))
    assert page.select_one(".organisations h3").text == "La Maison du Gers"
    assert not page.select(".projects")


def test_a_team_of_nobody_says_so(visitor, home_page):
    TeamPageFactory()
    page = soup(visitor.get("/fr/equipe/"))
    assert page.select_one(".empty")
    assert not page.select("main h2")


def test_its_queries_do_not_grow_with_the_team(visitor, home_page, django_assert_max_num_queries):
    people = [Adviser(name=f"Conseil {n}", phone="05 36 49 00 01") for n in range(12)]
    helping = [PartnerOrganisation(name=f"Aide {n}", helps_with=["start"]) for n in range(20)]
    TeamPageFactory(advisers=people, organisations=helping)
    with django_assert_max_num_queries(14):
        page = soup(visitor.get("/fr/equipe/"))
    assert len(page.select(".adviser")) == 12
    assert len(page.select("#start dd")) == 20


@pytest.mark.parametrize("row", [Adviser(name="A"), PartnerOrganisation(name="A")])
def test_a_number_that_nobody_can_call_is_refused(row):
    row.phone = "demandez Aline"
    with pytest.raises(ValidationError) as refused:
        row.clean_fields(exclude=["page"])
    assert set(refused.value.error_dict) == {"phone"}


def test_a_project_that_is_none_of_ours_is_refused():
    organisation = PartnerOrganisation(name="A", helps_with=["golf"])
    with pytest.raises(ValidationError):
        organisation.clean_fields(exclude=["page"])


def test_the_cci_publishes_a_new_number(client_of, moderator, visitor, team):
    browser = client_of(moderator)
    address = reverse("wagtailadmin_pages:edit", args=[team.pk])
    data = form_data(browser.get(address), "#page-edit-form")
    data |= {"advisers-0-phone": "05 36 49 99 99", "action-publish": "1"}
    assert browser.post(address, data).status_code == 302
    assert "05 36 49 99 99" in visitor.get("/fr/equipe/").content.decode()


def test_a_wrong_number_is_said_in_the_form(client_of, moderator, team):
    browser = client_of(moderator)
    address = reverse("wagtailadmin_pages:edit", args=[team.pk])
    data = form_data(browser.get(address), "#page-edit-form") | {"advisers-0-phone": "Aline"}
    response = browser.post(address, data)
    assert response.status_code == 200
    assert "05 62 00 00 00" in response.content.decode()  # how one is written
    draft = TeamPage.objects.get().get_latest_revision_as_object()
    assert draft.advisers.first().phone == "05 36 49 00 01"


@pytest.mark.parametrize("who", ["committee", "member", "adviser", "translator"])
def test_nobody_else_writes_it(request, client_of, team, who):
    person = request.getfixturevalue(who)
    before = team.get_latest_revision().pk
    address = reverse("wagtailadmin_pages:edit", args=[team.pk])
    client_of(person).post(address, {"title": "Nous", "slug": "equipe", "action-publish": "1"})
    team.refresh_from_db()
    assert (team.title, team.get_latest_revision().pk) == ("L’équipe", before)


def test_projects_keep_their_codes():
    """They are addresses, and in the database."""
    assert set(Project.values) == {
        "move", "start", "take_over", "craft", "finance", "culture", "home",
    }  # fmt: skip
