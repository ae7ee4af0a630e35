"""The figures of the home page: counted by the site, or stated with a source."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from home.sections.figures import CountBlock
from tests.factories import MemberPageFactory, VillagePageFactory

from .sections import figure, place, section


def shown(visitor, home_page, *figures, address="/fr/"):
    """Return each figure that the home page shows: its number, of what, and who says so."""
    place(home_page, section("figures", figures=list(figures)))
    page = BeautifulSoup(visitor.get(address).content, "html.parser")
    return [
        [" ".join(one.select_one(part).text.split()) for part in ("b", "p span", "small")]
        for one in page.select(".home-figures > li")
    ]


def counted(what, before=None, source=""):
    return figure("count", what=what, before=before, source=source)


def test_only_what_the_public_may_find_is_counted(visitor, home_page, marciac):
    VillagePageFactory(draft=True)
    closed = VillagePageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    for _ in range(2):
        MemberPageFactory()
    MemberPageFactory(draft=True)
    figures = counted("villages"), counted("members")
    assert shown(visitor, home_page, *figures, address="/en/") == [
        ["1", "partner villages", "Counted today"],
        ["2", "members of the network", "Counted today"],
    ]


def test_what_was_before_the_site_is_added_and_said(visitor, home_page, marciac):
    before = counted("villages", before=1249, source="Bilan de 2020")
    assert shown(visitor, home_page, before, address="/en/") == [
        [
            "1,250",
            "partner villages",
            "Counted today; 1,249 of them before this site: Bilan de 2020",
        ]
    ]


def test_a_stated_figure_names_its_source(visitor, home_page):
    stated = figure("stated", number=1336, label="installations", source="Presse, 2018")
    assert shown(visitor, home_page, stated) == [["1 336", "installations", "Presse, 2018"]]


def test_nothing_counted_and_nobody_counts_it_any_more_are_not_shown(visitor, home_page):
    stated = figure("stated", number=0, label="fermetures", source="Mairies, 2026")
    figures = shown(visitor, home_page, counted("members"), counted("ponies", before=3), stated)
    assert [label for _number, label, _source in figures] == ["fermetures"]


def test_a_number_of_before_without_source_is_refused():
    block = CountBlock()
    value = {"what": "members", "before": 12, "source": ""}
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(value))
    assert set(refusal.value.block_errors) == {"source"}
    assert block.clean(block.to_python(value | {"source": "Bilan de 2020"}))["before"] == 12
    assert block.clean(block.to_python(value | {"before": None}))["source"] == ""
