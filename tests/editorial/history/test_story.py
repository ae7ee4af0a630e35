"""What a volunteer reads of a page's life."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from wagtail.models import PageLogEntry, Revision

from cms.editorial import review, standing
from cms.editorial.drafts import latest_version
from cms.editorial.history import story
from tests import factories
from villages import freshness

pytestmark = pytest.mark.django_db

SPACE = "/en/my-village/marciac/historique/"


def saved(page, by, **changed):
    draft = latest_version(page)
    for name, value in changed.items():
        setattr(draft, name, value)
    return draft.save_revision(user=by, log_action=True)


@pytest.fixture
def told(rf):
    """Return the function that tells the life of pages: who, what, and the words."""

    def tell(*pages):
        request = rf.get("/")
        with translation.override("en"):
            return list(story(request, pages, lambda *numbers: "/{}/{}".format(*numbers)))

    return tell


def later(by: timedelta) -> None:
    """Move what was done so far into the past, so that it is no part of what is done next."""
    for row in PageLogEntry.objects.all():
        PageLogEntry.objects.filter(pk=row.pk).update(timestamp=row.timestamp - by)
    for row in Revision.objects.all():
        Revision.objects.filter(pk=row.pk).update(created_at=row.created_at - by)


def test_a_change_is_told_from_its_drafts_to_what_the_public_reads(
    told, marciac, committee, colleague, moderator
):
    later(timedelta(hours=3))
    saved(marciac, colleague, summary="One")
    saved(marciac, colleague, summary="Two")
    marciac.refresh_from_db()
    later(timedelta(hours=1))
    state = review.submit(marciac, by=committee)
    review.send_back(state, by=moderator, comment="Say since when.")
    review.submit(marciac, by=committee)
    version = latest_version(marciac)
    version.summary = "Three"
    version.save_revision(user=moderator)
    review.approve(review.waiting_state(marciac), by=moderator)
    assert [(entry.who, entry.what, entry.words) for entry in told(marciac)] == [
        ("Odile Relit, for the CCI", "Approved it.", ""),
        ("Odile Relit, for the CCI", "Corrected what had been sent.", ""),
        ("Anne Marciac", "Sent it to the CCI again.", ""),
        ("Odile Relit, for the CCI", "Sent it back, with these words:", "Say since when."),
        ("Anne Marciac", "Sent it to the CCI.", ""),
        ("Bruno Marciac", "Saved a draft 2 times.", ""),
        ("", "Put on the site when the site was set up.", ""),
        ("", "Began this page.", ""),
    ]
    approved, *_others, seeded, _begun = told(marciac)
    assert approved.period.startswith("The public has read this since")
    assert " to " in seeded.period
    first, latest = marciac.revisions.order_by("pk").first(), marciac.revisions.latest("pk")
    assert approved.address == f"/{marciac.pk}/{latest.pk}?before={first.pk}"


def test_what_waits_for_no_approval_is_told_too(told, marciac, member_page, committee, member):
    freshness.confirm(marciac, "broadband", by=committee)
    standing.close(member_page, closed_as="paused", by=member)
    standing.reopen(member_page, by=member)
    standing.confirm(member_page, by=member)
    whats = [entry.what for entry in told(marciac, member_page)]
    assert whats[:3] == [
        "Said that it is still true.",
        "Opened it again.",
        "Closed it: paused.",
    ]
    assert "Said to be still true: Internet." in whats


def test_somebody_whose_account_is_gone_has_no_name(told, marciac, committee, colleague):
    saved(marciac, colleague, summary="One")
    get_user_model().objects.filter(pk=colleague.pk).delete()
    entry = told(marciac)[0]
    assert entry.who == "Somebody who is no longer here"


def test_number_of_queries_is_the_same_however_long_the_life(
    told, marciac, committee, colleague, django_assert_max_num_queries
):
    for n in range(12):
        saved(marciac, [committee, colleague][n % 2], summary=f"Word {n}")
    with django_assert_max_num_queries(6):
        assert len(told(marciac)) == 14


def test_the_head_sees_who_edited_what_of_the_village_and_what_is_under_it(
    client_of, marciac, committee, colleague, other_committee
):
    home = factories.HousingPageFactory(parent=marciac, title="Maison de la halle")
    saved(home, colleague, title="Maison du pont")
    screen = client_of(committee).get(SPACE)
    entry = BeautifulSoup(screen.content, "html.parser").select_one(".story > li")
    assert "Bruno Marciac" in entry.text
    assert "Maison du pont" in entry.text
    version = client_of(committee).get(entry.a["href"])
    text = BeautifulSoup(version.content, "html.parser").select_one(".changes").text
    assert "Maison de la halle" in text
    assert client_of(other_committee).get(SPACE).status_code == 404
    assert client_of(other_committee).get(entry.a["href"]).status_code == 404


def test_long_lives_are_shown_a_page_at_a_time(client_of, marciac, committee):
    now = timezone.now()
    for n in range(30):
        PageLogEntry.objects.log_action(
            marciac, "editorial.confirm", user=committee, timestamp=now - timedelta(days=n)
        )
    browser = client_of(committee)
    count = [
        len(BeautifulSoup(browser.get(SPACE + query).content, "html.parser").select(".story > li"))
        for query in ("", "?page=2", "?page=nonsense")
    ]
    assert count[0] == count[2] == 25
    assert 5 <= count[1] <= 7


def test_the_history_of_the_cms_is_ours_and_for_its_people(
    client_of, marciac, committee, other_committee, moderator
):
    saved(marciac, committee, summary="One")
    address = f"/admin/pages/{marciac.pk}/history/"
    for person in (committee, moderator):
        screen = BeautifulSoup(client_of(person).get(address).content, "html.parser")
        link = screen.select_one(".story > li a")["href"]
        assert link.startswith(address)
        assert client_of(person).get(link).status_code == 200
        assert client_of(other_committee).get(link).status_code in {302, 403}


def test_member_reads_the_life_of_their_entry(client_of, member_page, member, committee):
    saved(member_page, member, trade="Autre")
    address = f"/en/my-space/fiche/{member_page.pk}/historique/"
    screen = client_of(member).get(address)
    link = BeautifulSoup(screen.content, "html.parser").select_one(".story > li a")["href"]
    assert client_of(member).get(link).status_code == 200
    assert client_of(committee).get(address).status_code == 404
    assert client_of(committee).get(link).status_code == 404
