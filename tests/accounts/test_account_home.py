"""Where people land who do not work in the CMS."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_member_sees_what_they_keep(client_of, site, member, member_page):
    answer = client_of(member).get("/compte/")
    assert answer.status_code == 200
    assert member_page.title in answer.text


def test_a_visitor_is_asked_to_log_in(visitor, site):
    assert visitor.get("/compte/").url.startswith("/compte/login/")


def test_the_cms_is_closed_to_a_member_in_our_own_words(client_of, site, member):
    answer = client_of(member).get("/admin/", follow=True)
    assert answer.status_code == 403
    assert 'href="/compte/"' in answer.text
