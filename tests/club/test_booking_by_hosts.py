"""A host opens booking, sees who comes, writes one down, cancels one."""

from datetime import timedelta

import pytest
import time_machine

from club.models import DeskBooking, DeskSettings, DeskSlot
from tests import factories
from tests.factories.club import DeskSettingsFactory
from villages.models import OpeningException

from .booking import MONDAY, TUESDAY, take
from .desk_scenes import letters, text_of

pytestmark = pytest.mark.django_db
OPEN = {
    "is_open_to_members": "on",
    "desks": "3",
    "has_room": "on",
    "days_ahead": "30",
    "takes_requests": "on",
}


@pytest.fixture(autouse=True)
def on_friday():
    with time_machine.travel("2027-03-12T09:00Z", tick=False) as moment:
        yield moment


@pytest.fixture
def telecentre(home_page, marciac):
    factories.ClubIndexPageFactory(parent=home_page)
    return factories.TelecentrePageFactory(parent=marciac, title="La Ruche")


@pytest.fixture
def address(telecentre):
    return f"/fr/club/bureaux/{telecentre.pk}/hote/"


def test_what_a_host_opens_holds_at_once(client_of, committee, telecentre, address):
    client = client_of(committee)
    form = client.get(address).context["form"]
    assert form["desks"].value() == 8  # what the page says
    assert client.post(address, OPEN | {"seen": ""}).status_code == 302
    settings = DeskSettings.objects.get()
    assert (settings.desks, settings.days_ahead, settings.has_room) == (3, 30, True)
    assert settings.is_open_to_members and settings.changed_by == committee


@pytest.mark.parametrize("ending", ["", "semaine/", "noter/"])
def test_who_does_not_keep_the_page_finds_nothing(
    visitor, client_of, other_committee, member, moderator, telecentre, address, ending
):
    assert visitor.get(address + ending).url.startswith("/compte/login/")
    for person in (other_committee, member):
        assert client_of(person).get(address + ending).status_code == 404
    assert client_of(moderator).get(address + ending).status_code == 200


def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_written_over(
    client_of, committee, colleague, address, on_friday
):
    late = client_of(committee)
    client_of(colleague).post(address, OPEN | {"seen": ""})
    answer = late.post(address, OPEN | {"seen": "", "desks": "5"})
    assert answer.status_code == 409
    assert DeskSettings.objects.get().desks == 3
    form = answer.context["form"]
    assert form["desks"].value() == "5"
    assert [value for _label, value in form.changes_meanwhile] == [3]
    on_friday.shift(60)
    again = OPEN | {"seen": form["seen"].value(), "desks": "5"}
    assert late.post(address, again).status_code == 302
    assert DeskSettings.objects.get().desks == 5


@pytest.mark.parametrize(
    "wrong", [{"desks": "201"}, {"days_ahead": "0"}, {"desks": "0", "has_room": ""}]
)
def test_what_cannot_be_opened_is_said_beside_its_field(client_of, committee, address, wrong):
    answer = client_of(committee).post(address, OPEN | {"seen": ""} | wrong)
    assert answer.context["form"].errors.keys() == {next(iter(wrong))}
    assert not DeskSettings.objects.exists()


def test_without_hours_members_cannot_be_let_in(client_of, committee, marciac, home_page):
    factories.ClubIndexPageFactory(parent=home_page)
    page = factories.TelecentrePageFactory(parent=marciac, bare=True)
    answer = client_of(committee).post(f"/fr/club/bureaux/{page.pk}/hote/", OPEN | {"seen": ""})
    assert answer.context["form"].errors.keys() == {"is_open_to_members"}


def test_what_does_not_fit_any_more_is_shown_and_nobody_is_put_out(
    client_of, committee, telecentre, address
):
    client = client_of(committee)
    DeskSettingsFactory(telecentre=telecentre, desks=2)
    first, second, on_tuesday = (
        take(telecentre),
        take(telecentre, email="paul@exemple.test"),
        take(telecentre, day=TUESDAY),
    )
    assert client.get(address).context["conflicts"] == []
    seen = telecentre.desk_settings.changed_at.isoformat()
    client.post(address, OPEN | {"seen": seen, "desks": "1"})
    OpeningException(first_day=TUESDAY, page=telecentre).save()
    conflicts = client.get(address).context["conflicts"]
    assert [one.booking for one in conflicts] == [second, on_tuesday]
    assert DeskBooking.objects.filter(cancelled_at=None).count() == 3
    client.post(f"/fr/club/bureaux/reservations/{first.pk}/annuler/")
    assert [one.booking for one in client.get(address).context["conflicts"]] == [on_tuesday]


def test_a_host_cancels_with_words_that_the_guest_reads(
    client_of, committee, other_committee, telecentre
):
    booking = take(telecentre, day=MONDAY)
    address = f"/fr/club/bureaux/reservations/{booking.pk}/annuler/"
    assert client_of(other_committee).post(address).status_code == 404
    client = client_of(committee)
    assert client.get(address).status_code == 200
    assert client.post(address, {"words": "x" * 501}).status_code == 200
    assert DeskSlot.objects.exists()
    client.post(address, {"words": "Travaux."})
    assert not DeskSlot.objects.exists()
    assert "> Travaux." in text_of(letters("lea@exemple.test")[-1])


def test_a_host_writes_down_who_telephoned_and_is_told_what_is_full(
    client_of, committee, telecentre, address
):
    DeskSettingsFactory(telecentre=telecentre, desks=1)
    sent = {"name": "Paul Invent", "wanted": "desk", "day": "15/03/2027", "part": "day"}
    client = client_of(committee)
    assert client.post(f"{address}noter/", sent).url == address
    booking = DeskBooking.objects.get()
    assert (booking.origin, booking.name, booking.email) == ("host", "Paul Invent", "")
    answer = client.post(f"{address}noter/", sent)
    assert answer.status_code == 409
    assert answer.context["full"].next_times[0].day == TUESDAY
    assert "Paul Invent" in answer.content.decode()
    assert client.post(f"{address}noter/", sent | {"day": "11/03/2027"}).status_code == 200
    week = client.get(f"{address}semaine/?du=2027-03-17").content.decode()
    assert "Paul Invent" in week
    assert "Paul Invent" not in client.get(f"{address}semaine/?du=x").content.decode()


def test_the_screen_costs_as_much_however_many_come(
    client_of, committee, telecentre, address, django_assert_max_num_queries
):
    for n in range(4):
        take(telecentre, day=MONDAY + timedelta(days=n))
    client = client_of(committee)
    client.get(address)
    with django_assert_max_num_queries(40):
        client.get(address)
