"""A télécentre, and a request to it, for the tests of desks."""

import pytest
import time_machine

from club.models import DeskRequest
from tests import factories

from .desk_scenes import GUEST, MONDAY, ask, letters, link_in


@pytest.fixture
def on_a_monday():
    with time_machine.travel(MONDAY, tick=False):
        yield MONDAY


@pytest.fixture
def telecentre(home_page, marciac):
    factories.ClubIndexPageFactory(parent=home_page)
    return factories.TelecentrePageFactory(parent=marciac, title="La Ruche", slug="la-ruche")


@pytest.fixture
def asked(on_a_monday, telecentre, committee, colleague, visitor) -> DeskRequest:
    """Léa asks for a desk on Tuesday; two hosts have the letter."""
    ask(visitor, telecentre)
    return DeskRequest.objects.get()


@pytest.fixture
def links(asked, committee, colleague):
    """The links of the two hosts and of the guest."""
    hosts = [link_in(letters(host.email)[0], "reponse") for host in (committee, colleague)]
    return [*hosts, link_in(letters(GUEST)[0], "demande")]
