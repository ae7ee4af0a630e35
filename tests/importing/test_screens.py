"""Imports in the CMS: report first, then that very file, whole, by those who may."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cms.importing.models import TableUpload
from cms.importing.uploads import KEEP_REPORTS, KEEP_WAITING, prune_tables
from tests.factories import UserFactory
from villages.models import HousingPage, VillagePage

pytestmark = pytest.mark.django_db

HEADER = "reference,village,title,tenure,kind,price_eur"
HOUSE = "L-1,Marciac,Maison <b>de</b> ville,rent,house,540"
IMPORTS = "/admin/imports/"


def file(*lines, name="logements.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([HEADER, *lines]).encode())


def bring(desk, *lines, kind="homes", **more):
    return desk.post(IMPORTS, {"kind": kind, "file": file(*lines)} | more)


def digest_on(page) -> str:
    return BeautifulSoup(page.content, "html.parser").find("input", {"name": "report"})["value"]


@pytest.fixture
def desk(client_of, moderator):
    """Where the CCI works: the browser of a moderator."""
    return client_of(moderator)


def test_report_comes_first_then_the_very_file_is_applied(desk, moderator, marciac):
    answer = bring(desk, HOUSE)
    upload = TableUpload.objects.get()
    assert answer.url == f"{IMPORTS}{upload.pk}/"

    page = desk.get(answer.url)
    assert "Maison &lt;b&gt;de&lt;/b&gt; ville" in page.content.decode()
    assert not HousingPage.objects.exists()

    answer = desk.post(answer.url, {"report": digest_on(page)}, follow=True)
    home = HousingPage.objects.get()
    assert home.get_latest_revision().user == moderator
    assert not home.live
    upload.refresh_from_db()
    assert (upload.applied_by, upload.data) == (moderator, None)
    assert "Maison" in answer.content.decode()
    assert "<button" not in BeautifulSoup(answer.content, "html.parser").main.decode()


def test_pressed_twice_it_is_applied_once(desk, marciac):
    address = bring(desk, HOUSE).url
    digest = digest_on(desk.get(address))
    for _time in range(2):
        desk.post(address, {"report": digest})
    assert HousingPage.objects.count() == 1


def test_what_was_not_reported_is_not_applied(desk, marciac):
    first, second = bring(desk, HOUSE).url, bring(desk, HOUSE).url
    digest = digest_on(desk.get(second))
    desk.post(first, {"report": digest_on(desk.get(first))})
    page = desk.post(second, {"report": digest}, follow=True)  # nothing new in it any more
    assert TableUpload.objects.filter(applied_at=None).count() == 1
    assert 'name="report"' not in page.content.decode()
    assert desk.post(second).status_code == 302
    assert HousingPage.objects.count() == 1


def test_problems_are_told_and_nothing_is_applied_untold(desk, marciac):
    address = bring(desk, HOUSE, "L-2,Brigadoon,x,rent,house,540").url
    page = desk.get(address)
    assert "Brigadoon" in page.content.decode()
    for report in (digest_on(page), "0" * 64):
        desk.post(address, {"report": report})
    assert not HousingPage.objects.exists()
    assert not TableUpload.objects.get().applied_at


def test_lines_with_problems_are_left_out_when_that_is_ticked(desk, marciac):
    address = bring(desk, HOUSE, "L-2,Brigadoon,x,rent,house,540").url
    digest = digest_on(desk.get(address))
    desk.post(address, {"report": "0" * 64, "leave_out": "1"})
    assert not HousingPage.objects.exists()
    page = desk.post(address, {"report": digest, "leave_out": "1"}, follow=True)
    assert HousingPage.objects.get().title == "Maison <b>de</b> ville"
    assert "Brigadoon" in page.content.decode()  # what was left out is told for as long as the rest
    assert len(TableUpload.objects.get().left_out) == 1


@pytest.mark.parametrize("lines", [(), ("L-2,Brigadoon,x,rent,house,540",)])
def test_where_nothing_is_left_nothing_can_be_applied(desk, marciac, lines):
    page = desk.get(bring(desk, *lines).url)
    assert 'name="report"' not in page.content.decode()


def test_columns_may_be_headed_in_words(desk, marciac):
    table = "Reference;Village;Title;Tenure;Kind\nL-1;Marciac;Maison;rent;house"
    upload = SimpleUploadedFile("l.csv", table.encode())
    address = desk.post(IMPORTS, {"kind": "homes", "file": upload}).url
    desk.post(address, {"report": digest_on(desk.get(address))})
    assert HousingPage.objects.get().title == "Maison"


def test_two_headings_for_one_column_are_refused(desk, marciac):
    table = "reference;village;title;Title ;tenure;kind\nL-1;Marciac;Maison;Autre;rent;house"
    upload = SimpleUploadedFile("l.csv", table.encode())
    page = desk.get(desk.post(IMPORTS, {"kind": "homes", "file": upload}).url)
    assert 'name="report"' not in page.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "homes"},
        {"kind": "narnia", "file": file(HOUSE)},
        {"kind": "homes", "file": SimpleUploadedFile("vide.csv", b"")},
        {"kind": "homes", "file": SimpleUploadedFile("grand.csv", b"x" * (5 * 1024**2 + 1))},
    ],
)
def test_what_is_no_upload_is_refused_beside_the_field(desk, sent):
    for each in sent.values():
        if hasattr(each, "seek"):
            each.seek(0)
    answer = desk.post(IMPORTS, sent)
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert not TableUpload.objects.exists()


def test_the_empty_table_can_be_filled_and_brought(desk, marciac):
    answer = desk.get(f"{IMPORTS}blank/homes.csv")
    columns = answer.content.decode("utf-8-sig").strip()
    assert columns.startswith("reference;village;title")
    row = dict.fromkeys(columns.split(";"), "") | {
        "reference": "1",
        "village": "32233",
        "title": "Ferme",
        "tenure": "sale",
        "kind": "farmhouse",
    }
    filled = SimpleUploadedFile("f.csv", answer.content + ";".join(row.values()).encode())
    page = desk.get(desk.post(IMPORTS, {"kind": "homes", "file": filled}).url)
    assert digest_on(page)
    assert desk.get(f"{IMPORTS}blank/narnia.csv").status_code == 404


@pytest.mark.parametrize("who", ["visitor", "translator", "committee", "member"])
def test_nobody_else_sees_or_brings_anything(who, request, desk, visitor, client_of, marciac):
    address = bring(desk, HOUSE).url
    digest = digest_on(desk.get(address))
    other = visitor if who == "visitor" else client_of(request.getfixturevalue(who))
    for path in (IMPORTS, address, f"{IMPORTS}blank/homes.csv"):
        assert other.get(path).status_code in {302, 403, 404}
    assert bring(other, HOUSE).status_code in {302, 403}
    assert other.post(address, {"report": digest}).status_code in {302, 403}
    assert TableUpload.objects.count() == 1
    assert not HousingPage.objects.exists()
    if who not in {"visitor", "member"}:
        assert IMPORTS not in other.get("/admin/").content.decode()


def test_administrators_bring_villages_but_no_dossier(client_of, village_index):
    desk = client_of(UserFactory(administrator=True))
    assert IMPORTS in desk.get("/admin/").content.decode()
    kinds = BeautifulSoup(desk.get(IMPORTS).content, "html.parser").select("select option")
    assert "villages" in [option["value"] for option in kinds]
    assert "takeovers" not in [option["value"] for option in kinds]
    data = b"name,insee_code,postal_code,latitude,longitude\nPanjas,32305,32110,43.81,-0.08"
    upload = SimpleUploadedFile("v.csv", data)
    address = desk.post(IMPORTS, {"kind": "villages", "file": upload}).url
    desk.post(address, {"report": digest_on(desk.get(address))})
    assert not VillagePage.objects.get().live


def test_advisers_bring_takeovers_only(client_of, adviser, desk, marciac):
    mine = client_of(adviser)
    options = BeautifulSoup(mine.get(IMPORTS).content, "html.parser").select("select option")
    assert [option["value"] for option in options] == ["takeovers"]
    assert mine.get(bring(desk, HOUSE).url).url == "/admin/"


def test_files_that_nobody_applied_are_forgotten(desk, moderator, marciac):
    bring(desk, HOUSE)
    address = bring(desk, HOUSE).url
    desk.post(address, {"report": digest_on(desk.get(address))})
    assert prune_tables() == 0
    assert prune_tables(timezone.now() + KEEP_WAITING * 1.1) == 1
    assert TableUpload.objects.get().applied_at
    assert prune_tables(timezone.now() + KEEP_REPORTS * 1.1) == 1
