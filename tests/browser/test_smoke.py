"""The site opens, on every machine that the stories are told on."""

import pytest


@pytest.mark.parametrize("machine", ["page", "phone", "tablet"])
def test_the_log_in_page_opens(request, site, machine):
    page = request.getfixturevalue(machine)
    answer = page.goto("/compte/login/")
    assert answer.status == 200
    assert page.locator("input[name=password]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_committee_logs_in(page, site, committee, log_in):
    log_in(page, committee)
    assert "/login/" not in page.url


@pytest.mark.expects_status(404)
def test_an_unknown_address_is_a_page_of_ours(page, site):
    answer = page.goto("/fr/nulle-part/")
    assert answer.status == 404
    assert page.locator("h1").count() == 1
