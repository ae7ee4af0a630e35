"""What the CCI reads of the use of the télécentres, and what is kept of those who came."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from openpyxl import load_workbook

from club.booking import acts
from club.booking.retention import erase_desk_bookings
from club.booking.usage import Period, usage
from club.models import DeskBooking
from tests import factories
from tests.factories.club import DeskRequestFactory, DeskSettingsFactory
from villages.opening_hours import PARIS

from .booking import MONDAY, TUESDAY, take

pytestmark = pytest.mark.django_db
MARCH = Period(2027, 3)


@pytest.fixture
def telecentre(marciac):
    page = factories.TelecentrePageFactory(parent=marciac, title="La Ruche")
    DeskSettingsFactory(telecentre=page)
    return page


@pytest.fixture
def used(telecentre):
    """A March: three bookings of two people, one of them cancelled, and four requests."""
    take(telecentre)
    take(telecentre, part="am", wanted="trial", email="paul@exemple.test")
    take(telecentre, wanted="room", day=TUESDAY)
    acts.cancel(take(telecentre, day=TUESDAY, email="zoe@exemple.test"), by_host=True)
    came = datetime(2027, 3, 1, 9, tzinfo=PARIS)
    for state, hours in [("accepted", 2), ("declined", 10), ("unanswered", None), ("held", None)]:
        answered = came + timedelta(hours=hours) if hours else None
        DeskRequestFactory(
            telecentre=telecentre, state=state, created_at=came, answered_at=answered
        )
    return telecentre


def on(day: date):
    return time_machine.travel(datetime(day.year, day.month, day.day, 20, tzinfo=PARIS), tick=False)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period(2027), date(2027, 1, 1), date(2027, 12, 31)),
        (Period(2028), date(2028, 1, 1), date(2028, 12, 31)),
        (Period(2028, 2), date(2028, 2, 1), date(2028, 2, 29)),
        (Period(2027, 12), date(2027, 12, 1), date(2027, 12, 31)),
    ],
)
def test_a_period_is_a_year_or_a_month(period, first, last):
    assert (period.first_day, period.last_day) == (first, last)
    assert timezone.localdate(period.moments[1]) == last + timedelta(days=1)


def test_the_figures_of_a_month(used):
    with on(date(2027, 4, 2)):
        (one,), together = usage(MARCH)
    assert (one.requests, one.accepted, one.declined, one.unanswered) == (3, 1, 1, 1)
    assert one.median_hours == 6
    assert (one.bookings, one.trial_days, one.cancelled, one.people) == (3, 1, 1, 2)
    assert (one.desk_half_days, one.room_half_days) == (3, 2)
    # 23 days of work in March 2027, Easter Monday is the 29th: 22, of two halves, two desks
    assert one.offered == 22 * 2 * 2
    assert one.occupancy == round(100 * 3 / 88)
    assert (together.bookings, together.requests, together.offered) == (3, 3, 88)


def test_what_has_not_taken_place_yet_is_not_counted(used):
    with on(MONDAY):
        (one,), _together = usage(MARCH)
    assert (one.bookings, one.room_half_days) == (2, 0)
    assert one.offered == 11 * 2 * 2
    with on(date(2027, 2, 1)):
        (one,), _together = usage(MARCH)
    assert (one.bookings, one.offered, one.occupancy) == (0, 0, None)


def test_erased_names_change_no_figure(used):
    with on(date(2028, 3, 20)):
        before = usage(MARCH)
        assert erase_desk_bookings() == 4
        assert erase_desk_bookings() == 0
        assert usage(MARCH) == before
    kept = DeskBooking.objects.values_list("name", "email", "phone", "words", "user")
    assert set(kept) == {("", "", "", "", None)}


def test_names_are_kept_for_a_year_after_the_day(used):
    assert erase_desk_bookings(MONDAY + timedelta(days=365)) == 0
    assert erase_desk_bookings(MONDAY + timedelta(days=366)) == 2


def test_the_figures_cost_the_same_for_one_and_for_three(used, django_assert_num_queries):
    for n in range(2):
        factories.TelecentrePageFactory(parent=used.parent_page, slug=f"autre-{n}")
    with django_assert_num_queries(7):
        each, _together = usage(MARCH)
    assert len(each) == 3


def test_the_cci_reads_them_and_takes_them_as_a_workbook(client_of, moderator, member, used):
    with on(date(2027, 4, 2)):
        for person, status in [(moderator, 200), (member, 302)]:
            assert client_of(person).get("/admin/club/telecentres/").status_code == status
        answer = client_of(moderator).get("/admin/club/telecentres/?year=2027&month=3")
        assert answer.context["rows"][0][1][0] == 3
        assert 'value="2027"' in answer.content.decode()  # no space within the year
        assert "?year=2027&amp;month=3" in answer.content.decode()
        sheet = client_of(moderator).get("/admin/club/telecentres/telecentres.xlsx?year=2027")
    rows = list(load_workbook(BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert rows[1][:3] == ("La Ruche", "Marciac", "3")
    assert len(rows) == 3


def test_a_year_is_no_number_to_be_spaced(client_of, moderator, used):
    moderator.language = "fr"
    moderator.save()
    with on(TUESDAY):
        page = client_of(moderator).get("/admin/club/telecentres/").content.decode()
    assert f'<option value="{TUESDAY.year}"' in page
    assert f"telecentres.xlsx?year={TUESDAY.year}&amp;" in page
