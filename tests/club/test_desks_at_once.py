"""Two hosts answer at the same moment: one answer holds, and one place is taken."""

import pytest
from django.test import Client

from club.desks.links import answer_link
from club.hosts import Host
from club.models import DeskBooking, DeskRequest
from tests import factories
from tests.at_once import at_once
from tests.factories.club import DeskRequestFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(home_page, marciac, committee, colleague):
    factories.ClubIndexPageFactory(parent=home_page)
    # without hours, so that it is open on whichever day comes in a week
    telecentre = factories.TelecentrePageFactory(parent=marciac, bare=True)
    return DeskRequestFactory(telecentre=telecentre)


def pressing(request, person, answer: str):
    link = answer_link(request, Host.person(person))
    return lambda: Client().post(link, {answer: "1"}).status_code


@pytest.mark.parametrize("second", ["yes", "no"])
def test_of_two_hosts_who_answer_at_once_one_is_told(asked, committee, colleague, second):
    given = at_once(pressing(asked, committee, "yes"), pressing(asked, colleague, second))
    assert sorted(given) == [302, 409]
    asked.refresh_from_db()
    is_yes = asked.state == DeskRequest.State.ACCEPTED
    assert is_yes or second == "no"
    assert DeskBooking.objects.count() == int(is_yes)
