"""The printed annuaire: what the public may read, as people wrote it, until one of them leaves."""

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from django.utils import timezone

from annuaire.book import making
from annuaire.book.content import book_of
from annuaire.book.selection import Selection
from annuaire.book.typesetting import typeset
from annuaire.choices import WayOut
from annuaire.models import MemberPage, PrintedBook, TradeFamily
from cms.editorial import standing
from tests.factories import MemberPageFactory

pytestmark = pytest.mark.django_db

SITE = "https://soho.exemple/"
DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
NASTY = [
    '#panic() #read("/etc/passwd")',
    "$ x^2 $ *gras* _it_ `code` @m1 <label> \\ // /* = Titre",
    '"; #import "look.typ": *; "',
    "<b>gras</b> &amp; <script>x</script>",
    "😀🏳️‍🌈 漢字 אבג العربية \u202edroite à gauche\u202c",
    "\x07\x0b\x1b[31m\u2028\ufeff\ud83d fin",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
    "- liste\n+ liste\n/ terme: sens",
]


def content(members=None, **more) -> dict:
    members = MemberPage.objects.listed().alphabetical() if members is None else members
    told = {"selection": "Tous", "day": DAY, "site": SITE, "portraits": {}, "skills": {}}
    return book_of(members, **told | more)


def words(book: dict) -> str:
    return json.dumps(book, ensure_ascii=False)


def printed(**selection) -> PrintedBook:
    """A book that was asked for and made: here tasks run at once."""
    book = PrintedBook.objects.create(
        selection=Selection(**selection).as_json(), selection_words="Tous"
    )
    making.make_book.func(book.pk)
    book.refresh_from_db()
    return book


def is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]


@pytest.mark.parametrize("text", NASTY)
def test_what_people_write_is_never_markup(annuaire_index, text):
    kept = text.replace("\ud83d", "")  # no database takes half a character
    member = MemberPageFactory(
        parent=annuaire_index, title="Anne", trade=kept[:90], presentation=f"<p>{kept}</p>"
    )
    member.title = text
    pdf = typeset(content([member], skills={member.pk: [text]}), {}, made_at=DAY)
    assert is_pdf(pdf)
    (entry,) = content([member])["chapters"][0]["entries"]
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in entry["name"])


def test_the_typesetter_reads_no_other_file(annuaire_index):
    """A picture's name is the only path in the data: one that leads out of the folder fails."""
    import typst

    member = MemberPageFactory(parent=annuaire_index)
    book = content([member], portraits={member.pk: "../../../etc/hostname"})
    with pytest.raises(typst.TypstError):
        typeset(book, {}, made_at=DAY)


def test_the_same_members_make_the_same_bytes_tagged_and_in_french(annuaire_index):
    MemberPageFactory.create_batch(3, parent=annuaire_index)
    first, second = (typeset(content(), {}, made_at=DAY) for _time in range(2))
    assert first == second
    assert b"/StructTreeRoot" in first
    assert b"/MarkInfo" in first
    assert re.search(rb"/Lang ?\(fr", first)


def test_only_what_is_public_is_printed(annuaire_index, client_of):
    hidden = {
        "phone": "05 62 00 00 00",
        "website": "https://anne.exemple",
        "presentation": "secret",
    }
    MemberPageFactory(parent=annuaire_index, members_only=list(hidden), shows_email=True, **hidden)
    MemberPageFactory(parent=annuaire_index, phone="05 62 11 11 11", rates="400 €")
    told = words(content())
    assert not [text for text in hidden.values() if text in told]
    assert "05 62 11 11 11" in told
    assert "tel:0562111111" in told
    assert "@" not in told


def test_drafts_paused_and_departed_are_not_in_it(annuaire_index, administrator):
    shown, paused, left = MemberPageFactory.create_batch(3, parent=annuaire_index)
    MemberPageFactory(parent=annuaire_index, draft=True, title="Brouillon")
    standing.close(paused, closed_as=WayOut.PAUSED, by=administrator)
    standing.close(left, closed_as=WayOut.LEFT, by=administrator)
    assert list(printed().printed) == [str(shown.pk)]


def test_chapters_are_families_and_indexes_lead_to_entries(annuaire_index, marciac):
    second = TradeFamily.objects.create(name="Bâtir", slug="b", sort_order=2)
    first = TradeFamily.objects.create(name="Zoologie", slug="z", sort_order=1)
    a = MemberPageFactory(parent=annuaire_index, family=second, village=marciac, slug="a")
    b = MemberPageFactory(parent=annuaire_index, family=first, commune="Éauze", slug="b")
    c = MemberPageFactory(parent=annuaire_index, slug="c")
    book = content(skills={a.pk: ["élagage"], b.pk: ["Danois", "élagage"]})
    assert [chapter["name"] for chapter in book["chapters"]] == [
        "Zoologie",
        "Bâtir",
        "Autres métiers",
    ]
    assert [(line["name"], line["entries"]) for line in book["skills"]] == [
        ("Danois", [f"m{b.pk}"]),
        ("élagage", [f"m{a.pk}", f"m{b.pk}"]),
    ]
    assert [line["name"] for line in book["communes"]] == ["Éauze", "Marciac"]
    assert f"m{c.pk}" in words(book["chapters"][-1])
    assert is_pdf(typeset(book, {}, made_at=DAY))


def test_a_selection_is_by_trade_land_or_village(annuaire_index, marciac, lectoure):
    family = TradeFamily.objects.create(name="Bâtir", slug="b")
    type(lectoure).objects.filter(pk=lectoure.pk).update(territory="lomagne")
    here = MemberPageFactory(parent=annuaire_index, village=lectoure, family=family)
    MemberPageFactory(parent=annuaire_index, village=marciac)
    for chosen in ({"family": family.pk}, {"land": "lomagne"}, {"village": lectoure.pk}):
        assert list(printed(**chosen).printed) == [str(here.pk)]
    assert Selection(family=family.pk, land="lomagne").in_words() == "Bâtir, Lomagne"
    assert printed(village=marciac.pk, family=family.pk).state == PrintedBook.State.READY  # nobody


def test_a_portrait_is_printed_small_and_a_lost_one_is_done_without(annuaire_index):
    member = MemberPageFactory(parent=annuaire_index, with_photograph=True)
    with printed().file.open("rb") as file:
        assert b"/Subtype/Image" in file.read()
    member.photograph.file.storage.delete(member.photograph.file.name)
    member.photograph.renditions.all().delete()
    assert printed().state == PrintedBook.State.READY


@pytest.mark.parametrize("way", [WayOut.PAUSED, WayOut.LEFT])
def test_who_goes_takes_the_book_along_at_once(annuaire_index, administrator, way):
    member, _other = MemberPageFactory.create_batch(2, parent=annuaire_index)
    book = printed()
    assert making.outdated([book]) == set()
    standing.close(member, closed_as=way, by=administrator)
    assert making.outdated([book]) == {book.pk}
    assert making.outdated([printed()]) == set()


@pytest.mark.parametrize(
    "change", [{"members_only": ["phone"]}, {"phone": ""}, {"photograph": None}, {"live": False}]
)
def test_what_is_taken_back_takes_the_book_along(annuaire_index, change):
    member = MemberPageFactory(parent=annuaire_index, phone="05 62 00 00 00", with_photograph=True)
    book = printed()
    MemberPage.objects.filter(pk=member.pk).update(**change)
    assert making.outdated([book]) == {book.pk}


def test_what_is_outdated_or_old_is_deleted_at_night(annuaire_index, administrator):
    member = MemberPageFactory(parent=annuaire_index)
    book, storage, name = (kept := printed()), kept.file.storage, kept.file.name
    assert making.prune_books() == 0
    assert making.prune_books(timezone.now() + making.KEEP - timedelta(hours=1)) == 0
    standing.close(member, closed_as=WayOut.LEFT, by=administrator)
    assert storage.exists(name)
    assert making.prune_books() == 1
    assert not PrintedBook.objects.filter(pk=book.pk).exists()


def test_it_is_asked_for_once_and_made_once(annuaire_index, moderator):
    MemberPageFactory(parent=annuaire_index)
    first = making.ask_for(Selection(), by=moderator)
    assert making.ask_for(Selection(), by=moderator).pk == first.pk
    making.make_book.func(first.pk)
    first.refresh_from_db()
    name = first.file.name
    making.make_book.func(first.pk)
    first.refresh_from_db()
    assert first.file.name == name
    assert making.ask_for(Selection(), by=moderator).pk != first.pk
    first.delete()
    making.make_book.func(first.pk)  # deleted meanwhile: nothing to do


def test_a_failure_is_told_and_tried_again(annuaire_index, monkeypatch, tmp_path):
    MemberPageFactory(parent=annuaire_index)
    book = PrintedBook.objects.create(selection=Selection().as_json(), selection_words="Tous")
    monkeypatch.setattr("annuaire.book.typesetting.LAYOUT", tmp_path)
    with pytest.raises(Exception, match="No such file"):
        making.make_book.func(book.pk)
    book.refresh_from_db()
    assert book.state == PrintedBook.State.FAILED
    monkeypatch.undo()
    making.make_book.func(book.pk)
    book.refresh_from_db()
    assert book.state == PrintedBook.State.READY


def test_three_hundred_members_make_a_light_book_in_a_minute(annuaire_index):
    member = MemberPageFactory(parent=annuaire_index, presentation=f"<p>{'mot ' * 200}</p>")
    begun = monotonic()
    members = []
    for n in range(300):
        copy = MemberPage.objects.get(pk=member.pk)
        copy.pk, copy.title = 10_000 + n, f"Membre {n}"
        members.append(copy)
    skills = {m.pk: ["Danois", f"Savoir {m.pk % 40}", "Élagage"] for m in members}
    pdf = typeset(content(members, skills=skills), {}, made_at=DAY)
    assert monotonic() - begun < 60
    assert len(pdf) < 10 * 1024**2


def test_queries_do_not_grow(annuaire_index, django_assert_max_num_queries):
    MemberPageFactory.create_batch(12, parent=annuaire_index)
    book = PrintedBook.objects.create(selection=Selection().as_json(), selection_words="Tous")
    with django_assert_max_num_queries(14):
        making.make_book.func(book.pk)
