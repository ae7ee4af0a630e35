"""Members who book directly: what they see, what they may, what they are told."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from club.booking.direct import MOST_HALF_DAYS
from club.booking.mine import bookings_of
from club.models import DeskBooking, DeskSlot
from club.templatetags.booking import free_places
from tests import factories
from tests.factories.club import DeskSettingsFactory

from .booking import MONDAY, SUNDAY, TUESDAY, WEDNESDAY, take

pytestmark = pytest.mark.django_db
#: The Friday before, at ten.
NOW = "2027-03-12T09:00Z"


@pytest.fixture(autouse=True)
def on_friday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def telecentre(home_page, marciac):
    factories.ClubIndexPageFactory(parent=home_page)
    page = factories.TelecentrePageFactory(parent=marciac, title="La Ruche")
    DeskSettingsFactory(telecentre=page)
    return page


@pytest.fixture
def address(telecentre):
    return f"/fr/club/bureaux/{telecentre.pk}/reserver/"


def book(client, address, time="2027-03-15 day", wanted="desk"):
    return client.post(address, {"time": time, "wanted": wanted})


def test_a_member_books_with_one_press_and_gives_it_back(client_of, member, address):
    client = client_of(member)
    shown = client.get(address).content.decode()
    assert 'value="2027-03-15 day"' in shown and "2027-03-14" not in shown
    answer = client.post(address, {"time": "2027-03-15 day", "wanted": "desk"}, follow=True)
    assert answer.status_code == 200
    booking = DeskBooking.objects.get()
    assert (booking.user, booking.origin, booking.name) == (member, "direct", "Maud Membre")
    assert 'value="2027-03-15 am"' not in answer.content.decode()
    give_back = f"/fr/club/bureaux/reservations/{booking.pk}/rendre/"
    assert give_back in answer.content.decode()
    answer = client.post(give_back, {"from": "desk"})
    assert answer.url == address
    assert not DeskSlot.objects.exists() and not bookings_of(member)


def test_nobody_who_is_not_logged_in_or_no_member_books(
    visitor, client_of, committee, telecentre, address
):
    assert visitor.get(address).url.startswith("/compte/login/")
    answer = client_of(committee).get(address)
    assert answer.status_code == 403
    assert f"/fr/club/bureaux/{telecentre.pk}/" in answer.content.decode()
    assert book(client_of(committee), address).status_code == 403
    assert not DeskBooking.objects.exists()


def test_where_the_host_has_not_opened_it_one_is_led_to_asking(client_of, member, telecentre):
    telecentre.desk_settings.is_open_to_members = False
    telecentre.desk_settings.save()
    asking = f"/fr/club/bureaux/{telecentre.pk}/"
    assert book(client_of(member), f"{asking}reserver/").url == asking
    assert not DeskBooking.objects.exists()


def test_who_comes_late_is_told_the_next_free_times_in_the_table_of_that_week(
    client_of, member, telecentre, address
):
    for n in range(2):
        take(telecentre, email=f"membre.{n}@exemple.test")
    answer = book(client_of(member), address)
    assert answer.status_code == 409
    assert [time.day for time in answer.context["full"].next_times] == [
        TUESDAY,
        WEDNESDAY,
        WEDNESDAY + timedelta(days=1),
    ]
    assert answer.context["chosen"].day == MONDAY
    assert 'role="alert"' in answer.content.decode()
    assert not DeskBooking.objects.filter(user=member).exists()


@pytest.mark.parametrize(
    "time",
    [
        f"{SUNDAY} day",  # closed
        "2027-03-11 am",  # yesterday
        "2027-07-01 day",  # further than 60 days
        "2027-02-30 am",
        "",
    ],
)
def test_what_cannot_be_booked_is_refused_in_words(client_of, member, address, time):
    answer = book(client_of(member), address, time)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
    assert not DeskBooking.objects.exists()


def test_a_member_has_one_desk_at_a_time_and_may_have_the_room_besides(
    client_of, member, telecentre, address
):
    client = client_of(member)
    assert book(client, address).status_code == 302
    assert book(client, address, "2027-03-15 am").status_code == 409
    assert book(client, address, "2027-03-15 am", wanted="room").status_code == 302
    elsewhere = factories.TelecentrePageFactory(parent=telecentre.parent_page, slug="autre")
    DeskSettingsFactory(telecentre=elsewhere)
    assert book(client, f"/fr/club/bureaux/{elsewhere.pk}/reserver/").status_code == 409
    assert DeskSlot.objects.count() == 3


def test_nobody_holds_a_desk_for_weeks(client_of, member, address):
    client = client_of(member)
    for n in range(MOST_HALF_DAYS // 2):
        assert book(client, address, f"{MONDAY + timedelta(days=n)} day").status_code == 302
    assert book(client, address, "2027-03-22 am").status_code == 409


def test_a_booking_is_given_back_until_it_begins_and_by_its_guest_only(
    client_of, member, committee, telecentre
):
    booking = take(telecentre, user=member, origin="direct")
    give_back = f"/fr/club/bureaux/reservations/{booking.pk}/rendre/"
    assert client_of(committee).post(give_back).status_code == 404
    with time_machine.travel("2027-03-15T08:00Z", tick=False):  # nine o’clock there
        client_of(member).post(give_back)
        (held,) = bookings_of(member)
        assert not held.may_give_back
    assert DeskSlot.objects.count() == 2
    assert client_of(member).get(give_back).status_code == 405


def test_the_table_costs_as_much_however_much_is_booked(
    client_of, member, telecentre, address, django_assert_max_num_queries
):
    client = client_of(member)
    for n in range(4):
        take(telecentre, day=MONDAY + timedelta(days=n), user=member, origin="direct")
    client.get(address)
    with django_assert_max_num_queries(40):
        client.get(address)


def test_weeks_follow_until_the_last_day_that_the_host_opens(client_of, member, address):
    client = client_of(member)
    first = client.get(address).context["glance"]
    assert first.before is None and first.rows[0].day == timezone.localdate()
    shown, glance = {row.day for row in first.rows}, first
    while glance.after:
        glance = client.get(address, {"du": glance.after.isoformat()}).context["glance"]
        assert not shown & {row.day for row in glance.rows}
        shown |= {row.day for row in glance.rows}
    assert max(shown) == timezone.localdate() + timedelta(days=60)
    assert len(shown) == 61
    assert client.get(address, {"du": "2027-02-30"}).context["glance"].rows == first.rows


def test_readers_see_how_many_desks_are_free_where_members_book(visitor, telecentre):
    take(telecentre, day=MONDAY, part="am")
    shown = free_places(telecentre)
    assert [day.day for day in shown["days"]] == [timezone.localdate(), MONDAY]
    assert [half.free_desks for half in shown["days"][1].halves] == [1, 2]
    answer = visitor.get(telecentre.address())
    assert "lea@exemple.test" not in answer.content.decode()
    assert 'class="hours"' in answer.content.decode() and not answer.cookies
    telecentre.desk_settings.is_open_to_members = False
    telecentre.desk_settings.save()
    assert free_places(telecentre) == {"days": []}
