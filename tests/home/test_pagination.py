"""The numbers under a list: the reader sees where they are, however long it is."""

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation


def pagination(number, rf, address="/"):
    page_obj = Paginator(range(1000), 10).page(number)
    context = {"page_obj": page_obj}
    with translation.override("en"):
        html = render_to_string("components/pagination.html", context, rf.get(address))
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("number", [1, 2, 50, 99, 100])
def test_the_page_that_is_read_is_among_them(number, rf):
    assert pagination(number, rf).select_one("[aria-current=page]").text == f"Page {number}"


def test_the_first_the_last_and_the_neighbours_are_links(rf):
    hrefs = [a["href"] for a in pagination(50, rf).select("li a")]
    assert hrefs == [f"?page={n}" for n in (49, 1, 49, 51, 100, 51)]


def test_what_was_asked_for_stays_asked_for(rf):
    links = pagination(2, rf, "/?q=jazz&page=2").select("li a")
    assert {"q=jazz" in link["href"] for link in links} == {True}
