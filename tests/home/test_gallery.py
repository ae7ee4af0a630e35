"""The gallery of components: there in the demo, nowhere else, whatever there is to show."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import MemberPageFactory, VillagePageFactory


@pytest.fixture
def components(visitor, site):
    VillagePageFactory(with_photographs=True)
    MemberPageFactory()
    response = visitor.get(reverse("gallery"), headers={"Accept-Language": "fr"})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    "component",
    [
        ".notice-warn",
        ".tag",
        ".state-good",
        ".state-waiting",
        ".state-warn",
        ".state-quiet",
        ".empty",
        ".button-main",
        ".button-quiet",
        ".share",
        ".pagination [aria-current=page]",
        ".field [aria-invalid]",
        ".errorlist",
        ".timeline",
        ".quotation",
        ".disclosure",
        ".figure",
        ".card",
        ".facts",
    ],
)
def test_every_component_is_shown(components, component):
    assert components.select_one(component)


def test_it_stands_before_there_is_anything(visitor, site):
    assert visitor.get(reverse("gallery")).status_code == 200


def test_nobody_indexes_or_keeps_it(visitor, site):
    response = visitor.get(reverse("gallery"))
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]


def test_it_is_the_demos_alone(visitor, site, settings):
    settings.DEMO = False
    assert visitor.get(reverse("gallery")).status_code == 404
