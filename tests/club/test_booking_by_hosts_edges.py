"""What hosts ask for at the edges: days that no calendar has, days gone by, places gone."""

import pytest
import time_machine

from club.booking import acts
from club.models import DeskSettings, DeskSlot
from cms.outbox.models import OutboxMessage
from tests.factories.club import DeskSettingsFactory

from .booking import take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_friday():
    with time_machine.travel("2027-03-12T09:00Z", tick=False) as moment:
        yield moment


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_weeks_to_print_end_before_the_calendar_does(client_of, committee, telecentre, day):
    address = f"/fr/club/bureaux/{telecentre.pk}/hote/semaine/"
    assert client_of(committee).get(address, {"du": day}).status_code == 200


def test_a_wrong_year_is_not_written_down(client_of, committee, telecentre):
    sent = {"name": "Léa Invent", "wanted": "desk", "day": "15/03/9999", "part": "day"}
    answer = client_of(committee).post(f"/fr/club/bureaux/{telecentre.pk}/hote/noter/", sent)
    assert answer.context["form"].errors["day"]


def test_who_has_come_is_not_told_that_they_cannot(client_of, committee, telecentre, on_friday):
    booking = take(telecentre)
    letters = OutboxMessage.objects.count()
    on_friday.move_to("2027-03-16T09:00Z")
    address = f"/fr/club/bureaux/reservations/{booking.pk}/annuler/"
    client_of(committee).post(address, {"words": "Fermé."})
    booking.refresh_from_db()
    assert not booking.is_cancelled
    assert OutboxMessage.objects.count() == letters


def test_a_place_given_back_meanwhile_stops_no_other(telecentre, monkeypatch):
    DeskSettingsFactory(telecentre=telecentre, desks=2)
    first, _second = take(telecentre), take(telecentre)
    DeskSettings.objects.update(desks=1)
    lowest = acts._lowest

    def given_back_meanwhile(*args):
        DeskSlot.objects.filter(place__gt=1).delete()
        return lowest(*args)

    monkeypatch.setattr(acts, "_lowest", given_back_meanwhile)
    assert acts.cancel(first, by_host=True).is_cancelled
