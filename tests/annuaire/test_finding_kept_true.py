"""The list of members never shows what is not public, and follows what changes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from annuaire.choices import WayOut
from annuaire.finding import kept_counts, listing
from annuaire.models import ListedChange, ListedMember, MemberPage
from cms.editorial import standing
from tests.annuaire.finding_world import LIST, POINTS, found, on_map
from tests.factories import MemberPageFactory

# nothing that is not public


def _is_gone(visitor, member) -> bool:
    name = member.title
    return (
        found(visitor) == []
        and on_map(visitor) == {}
        and name not in visitor.get(LIST).content.decode()
        and name not in visitor.get("/en/directory/feed.xml").content.decode()
        and not ListedMember.objects.filter(member=member).exists()
    )


@pytest.mark.parametrize("way", WayOut)
def test_who_pauses_or_leaves_is_gone_at_once_and_comes_back(
    visitor, member_page, marciac, moderator, way
):
    MemberPage.objects.filter(pk=member_page.pk).update(village=marciac)
    listing.write([member_page.pk])
    assert found(visitor) == [member_page.title]
    standing.close(member_page, closed_as=way, by=moderator)
    assert _is_gone(visitor, member_page)
    standing.reopen(member_page, by=moderator)
    assert found(visitor) == [member_page.title]


def test_who_is_unpublished_or_deleted_is_gone(visitor, entry):
    one, other = entry("Anna"), entry("Zoé")
    one.unpublish()
    assert found(visitor) == ["Zoé"]
    other.delete()
    assert _is_gone(visitor, one)


def test_an_entry_that_has_expired_is_gone_without_anybody_touching_it(
    visitor, entry, time_machine
):
    member = entry("Anna")
    today = timezone.localdate()
    member.standing.expires_on = today
    member.standing.save()
    assert found(visitor) == ["Anna"]
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert found(visitor) == []
    assert on_map(visitor) == {}


def test_a_private_entry_is_gone(visitor, entry):
    member = entry("Anna")
    restriction = PageViewRestriction.objects.create(page=member, restriction_type="login")
    assert _is_gone(visitor, member)
    restriction.delete()
    assert found(visitor) == ["Anna"]


def test_a_draft_is_never_found(visitor, entry, annuaire_index):
    MemberPageFactory(title="Brouillon", parent=annuaire_index, draft=True)
    member = entry("Anna", trade="Graphisme")
    draft = member.get_latest_revision_as_object()
    draft.trade = "Verrière"
    draft.save_revision()
    assert found(visitor) == ["Anna"]
    assert found(visitor, "q=verriere") == []


def test_what_only_members_read_is_never_searched(visitor, entry):
    text = {"language": "en", "trade": "Painter", "presentation": "<p>zzpresented</p>"}
    entry(
        "Anna",
        presentation="<p>zzpresente</p>",
        references="zzreference",
        phone="05 62 00 00 00",
        website="https://zzsite.example",
        rates="zztarif",
        members_only=["presentation", "references", "phone", "website", "rates"],
        texts=[text],
    )
    for words in ("zzpresente", "zzpresented", "zzreference", "0562000000", "zzsite", "zztarif"):
        assert found(visitor, f"q={words}") == [], words
    assert found(visitor, "q=painter") == ["Anna"]


# kept true


def test_what_is_renamed_is_found_by_its_new_name(visitor, entry, marciac, python, family):
    entry("Anna", village=marciac, family=family, skills=[python], trade="X")
    marciac.title, python.name, family.name = "Marciac-les-Arènes", "Cobol", "Ordinateurs"
    for named in (marciac, python, family):
        named.save()
    for words in ("arènes", "cobol", "ordinateurs"):
        assert found(visitor, f"q={words}") == ["Anna"], words
    assert found(visitor, "q=informatique") == []


def test_what_is_deleted_is_no_longer_found(visitor, entry, python, family):
    entry("Anna", family=family, skills=[python], trade="X")
    python.delete()
    assert found(visitor, "q=python") == []
    family.delete()
    assert found(visitor) == ["Anna"]
    assert found(visitor, "q=informatique") == []


def test_the_night_mends_what_came_another_way(visitor, entry):
    one, other = entry("Anna"), entry("Zoé")
    ListedMember.objects.filter(member=one).delete()
    MemberPage.objects.filter(pk=other.pk).update(live=False)
    assert found(visitor) == []  # what is no longer public is not shown even so
    assert listing.write_all() == 1
    assert found(visitor) == ["Anna"]


# the cost


def _queries(visitor, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        # in English: the approved words of the page, of the members shown, of the menu
        (LIST, 24),
        # PostgreSQL asks besides whether it can find mistyped words, and whether it has to
        (f"{LIST}?q=traductrice&langue=da&tri=nouveaux", 26),
        (f"{LIST}?famille=informatique&competence=python&village=marciac", 26),
        (POINTS, 8),
    ],
)
def test_the_number_of_queries_does_not_grow(
    visitor, entry, marciac, python, family, address, most
):
    for count in (2, 10):
        for n in range(count):
            entry(f"Membre {count} {n}", village=marciac, family=family, skills=[python])
    few = _queries(visitor, address)
    for n in range(12):
        entry(f"Autre {n}", village=marciac, family=family, skills=[python])
    assert _queries(visitor, address) == few
    assert few <= most


@pytest.mark.parametrize("address", [LIST, f"{LIST}?q=anna&langue=fr", POINTS])
def test_what_was_counted_is_counted_again_only_when_the_list_changes(visitor, entry, address):
    anna = entry("Anna")
    first, then = _queries(visitor, address), _queries(visitor, address)
    assert then < first
    anna.delete()
    assert (found(visitor), on_map(visitor)) == ([], {})
    again = visitor.get(LIST, {"q": "anna"})
    assert again.context["page_obj"].paginator.count == 0


def test_what_is_kept_of_counts_has_an_end(visitor, entry):
    entry("Anna")
    for n in range(kept_counts.MOST // 2):  # the words, and how many meet all of it
        visitor.get(LIST, {"q": f"anna {n}"})
    assert len(kept_counts._kept) == kept_counts.MOST


def test_the_night_forgets_what_changed_and_counts_anew(visitor, entry):
    entry("Anna")
    before = ListedChange.objects.state()
    listing.write_all()
    assert ListedChange.objects.state() != before
    assert ListedChange.objects.count() <= 2
    assert found(visitor) == ["Anna"]
