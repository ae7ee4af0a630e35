"""Printing and exporting in the CMS: by those who may, told who took what."""

import csv
import io
import re

import pytest
from wagtail.models import PageLogEntry

from annuaire.book import making
from annuaire.book.selection import Selection
from annuaire.choices import WayOut
from annuaire.models import PrintedBook
from cms.editorial import standing
from cms.importing.tables import read_table
from tests.factories import MemberPageFactory, UserFactory

pytestmark = pytest.mark.django_db

SCREEN = "/admin/printed-annuaire/"
EVERYBODY = {"family": "", "land": "", "village": ""}


@pytest.fixture
def desk(client_of, moderator):
    return client_of(moderator)


@pytest.fixture
def book(member_page, moderator):
    printed = making.ask_for(Selection(), by=moderator)
    making.make_book.func(printed.pk)
    printed.refresh_from_db()
    return printed


def pdf_of(book) -> str:
    return f"{SCREEN}{book.pk}/annuaire.pdf"


def test_it_is_asked_for_made_and_downloaded(
    desk, member_page, moderator, django_capture_on_commit_callbacks
):
    assert desk.get(SCREEN).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):  # the task runs as a worker runs it
        assert desk.post(SCREEN, EVERYBODY | {"print": ""}).url == SCREEN
    book = PrintedBook.objects.get()
    assert (book.state, book.asked_by, book.count) == (PrintedBook.State.READY, moderator, 1)
    assert pdf_of(book) in desk.get(SCREEN).content.decode()
    answer = desk.get(pdf_of(book))
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_book_with_somebody_who_left_is_not_given_out(desk, book, member_page, administrator):
    standing.close(member_page, closed_as=WayOut.LEFT, by=administrator)
    assert desk.get(pdf_of(book)).status_code == 410
    screen = desk.get(SCREEN).content.decode()
    assert pdf_of(book) not in screen
    assert f"{SCREEN}{book.pk}/again/" in screen


def test_it_is_made_again_and_deleted(desk, book):
    desk.post(f"{SCREEN}{book.pk}/again/")
    assert PrintedBook.objects.count() == 2
    desk.post(f"{SCREEN}{book.pk}/delete/")
    assert not PrintedBook.objects.filter(pk=book.pk).exists()
    assert desk.get(pdf_of(book)).status_code == 404


def test_the_file_has_no_address_of_its_own(desk, visitor, book):
    assert re.fullmatch(r"printed/[0-9a-f]{32}\.pdf", book.file.name)
    for browser in (desk, visitor):
        assert browser.get(f"/media/{book.file.name}").status_code == 404


@pytest.mark.parametrize("who", ["visitor", "adviser", "translator", "committee", "member"])
def test_nobody_else_prints_or_exports(who, request, visitor, client_of, book):
    other = visitor if who == "visitor" else client_of(request.getfixturevalue(who))
    for act in ("print", "csv", "xlsx"):
        answer = other.post(SCREEN, EVERYBODY | {act: ""})
        assert answer.status_code in {302, 403}
        assert "Content-Disposition" not in answer
    for address in (SCREEN, pdf_of(book)):
        assert other.get(address).status_code in {302, 403}
    for act in ("again", "delete"):
        assert other.post(f"{SCREEN}{book.pk}/{act}/").status_code in {302, 403}
    assert PrintedBook.objects.get() == book
    assert not PageLogEntry.objects.filter(action="annuaire.export").exists()


def test_administrators_may(client_of, member_page):
    assert client_of(UserFactory(administrator=True)).get(SCREEN).status_code == 200


@pytest.mark.parametrize("sent", [{"land": "narnia"}, {"village": "9" * 30}, {"family": "x"}])
def test_an_odd_selection_is_refused(desk, member_page, sent):
    answer = desk.post(SCREEN, EVERYBODY | sent | {"print": ""})
    assert answer.status_code == 200
    assert not PrintedBook.objects.exists()


def test_a_land_and_a_village_are_not_chosen_together(desk, marciac):
    sent = EVERYBODY | {"land": "lomagne", "village": marciac.pk, "print": ""}
    assert desk.post(SCREEN, sent).status_code == 200
    assert desk.post(SCREEN, EVERYBODY | {"burn": ""}).status_code == 404
    assert not PrintedBook.objects.exists()


def rows_of(answer) -> list[dict]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_table_holds_every_entry_with_its_address_and_state(
    desk, moderator, member, member_page, annuaire_index, administrator
):
    moderator.language = "en"
    moderator.save()
    type(member_page).objects.filter(pk=member_page.pk).update(
        phone="+33 5 62 00 00 00", members_only=["phone"], title="=1+1"
    )
    paused = MemberPageFactory(parent=annuaire_index, title="En pause")
    MemberPageFactory(parent=annuaire_index, title="Brouillon", draft=True)
    standing.close(paused, closed_as=WayOut.PAUSED, by=administrator)
    first, *others = rows_of(desk.post(SCREEN, EVERYBODY | {"csv": ""}))
    assert len(others) == 2
    told = list(first.values())
    assert told[:2] == ["'=1+1", member.email]
    assert "'+33 5 62 00 00 00" in told
    states = {row[next(name for name in row if name in {"State", "État"})] for row in others}
    assert len(states) == 2


def test_the_workbook_says_the_same(desk, member, member_page):
    sheet = read_table(desk.post(SCREEN, EVERYBODY | {"xlsx": ""}).content)
    lines = rows_of(desk.post(SCREEN, EVERYBODY | {"csv": ""}))
    assert [list(row.cells.values()) for row in sheet.rows] == [
        list(line.values()) for line in lines
    ]


def test_each_export_is_written_down(desk, moderator, member_page, marciac):
    desk.post(SCREEN, EVERYBODY | {"csv": "", "village": marciac.pk})
    entry = PageLogEntry.objects.get(action="annuaire.export")
    assert (entry.user, entry.data["rows"], entry.data["kind"]) == (moderator, 0, "csv")
    assert "Marciac" in entry.data["selection"]


def test_a_table_takes_as_many_queries_for_many(
    desk, annuaire_index, member_page, django_assert_max_num_queries
):
    MemberPageFactory.create_batch(8, parent=annuaire_index)
    with django_assert_max_num_queries(30):
        desk.post(SCREEN, EVERYBODY | {"csv": ""})
