"""Calendar files, read by another library than the one that writes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from cms.calendars.entries import Entry, tell, told, uid_for
from cms.calendars.models import ToldEntry
from cms.calendars.writing import calendar_response, invitation, written

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def an_entry(**changes) -> Entry:
    return Entry(
        **{
            "uid": uid_for("event", 7),
            "summary": "Conflits, médiation ; recours",
            "starts": datetime(2026, 12, 3, 18, 0, tzinfo=PARIS),
            "ends": datetime(2026, 12, 3, 20, 0, tzinfo=PARIS),
            "location": "Salle des fêtes, Auch",
            "description": "Une ligne\net une autre, avec « guillemets » " + "é" * 90,
            "url": "https://soho-solo.example/fr/club/conflits/",
        }
        | changes
    )


def read(content: bytes):
    return IcsCalendarStream.calendar_from_ics(content.decode())


def test_what_is_written_is_read_again_whole():
    event = read(written([an_entry()], name="Le club")).events[0]
    entry = an_entry()
    assert (event.uid, event.summary) == (entry.uid, entry.summary)
    assert (event.location, event.description) == (entry.location, entry.description)
    assert (event.dtstart, event.dtend) == (entry.starts, entry.ends)
    assert str(event.url) == entry.url


def test_lines_are_folded_and_end_as_the_standard_says():
    content = written([an_entry()])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("starts", "utc"),
    [
        (datetime(2026, 10, 24, 22, 0, tzinfo=PARIS), b"DTSTART:20261024T200000Z"),
        (datetime(2026, 10, 25, 6, 0, tzinfo=PARIS), b"DTSTART:20261025T050000Z"),
        (datetime(2027, 3, 27, 23, 0, tzinfo=PARIS), b"DTSTART:20270327T220000Z"),
        (datetime(2027, 3, 28, 6, 0, tzinfo=PARIS), b"DTSTART:20270328T040000Z"),
    ],
    ids=["before winter time", "after it", "before summer time", "after it"],
)
def test_the_night_of_the_clock_change_has_the_right_universal_time(starts, utc):
    ends = (starts.astimezone(UTC) + timedelta(hours=8)).astimezone(PARIS)
    content = written([an_entry(starts=starts, ends=ends)])
    assert utc in content
    event = read(content).events[0]
    assert event.dtend - event.dtstart == timedelta(hours=8)


def test_a_day_ends_on_the_day_after_which_is_not_in_it():
    content = written([an_entry(starts=date(2026, 12, 3), ends=date(2026, 12, 4))])
    assert b"DTSTART;VALUE=DATE:20261203" in content
    assert b"DTEND;VALUE=DATE:20261205" in content
    assert read(content).events[0].dtend == date(2026, 12, 5)


def test_an_entry_told_for_the_first_time_begins_at_nought():
    assert tell(an_entry()).sequence == 0


def test_a_changed_hour_keeps_the_uid_and_raises_the_sequence():
    before = tell(an_entry())
    after = tell(an_entry(starts=datetime(2026, 12, 3, 17, 30, tzinfo=PARIS)))
    assert after.uid == before.uid
    assert (before.sequence, after.sequence) == (0, 1)
    assert after.changed_at > before.changed_at
    event = read(written(told([an_entry()]))).events[0]
    assert (event.uid, event.sequence) == (before.uid, 1)


def test_telling_the_same_again_raises_nothing():
    tell(an_entry())
    assert tell(an_entry(description="Autrement dit")).sequence == 0
    # the same moment, said by another clock
    assert tell(an_entry(starts=datetime(2026, 12, 3, 17, 0, tzinfo=UTC))).sequence == 0


def test_a_cancelled_entry_says_so_with_a_higher_sequence():
    tell(an_entry())
    cancelled = tell(an_entry(is_cancelled=True))
    assert cancelled.sequence == 1
    event = read(written([cancelled])).events[0]
    assert event.status.value == "CANCELLED"
    name, content, kind = invitation(cancelled)
    assert name.endswith(".ics") and "method=CANCEL" in kind
    assert b"METHOD:CANCEL" in content


def test_who_reads_writes_nothing_and_asks_once(django_assert_num_queries):
    tell(an_entry())
    entries = [an_entry(uid=uid_for("event", n)) for n in range(20)]
    with django_assert_num_queries(1):
        found = told(entries)
    assert [entry.sequence for entry in found] == [0] * 20
    assert ToldEntry.objects.count() == 1


def test_a_text_with_line_breaks_opens_no_property():
    content = written([an_entry(summary="Fin\r\nSTATUS:CANCELLED", location="a;b,c\\d")])
    assert b"\nSTATUS:CANCELLED" not in content.replace(b"\r\n", b"\n")
    assert read(content).events[0].location == "a;b,c\\d"


def test_a_calendar_to_subscribe_to_says_when_to_come_back():
    response = calendar_response([an_entry()], filename="club.ics", name="Le club")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in response.content
    assert b"X-WR-CALNAME:Le club" in response.content
    assert timezone.is_aware(read(response.content).events[0].dtstamp)


def test_an_empty_calendar_is_still_one():
    assert read(written([], name="Le club")).events == []
