"""An earlier version comes back as a draft, and only an approval makes it public."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from cms.editorial import review, standing
from cms.editorial.drafts import latest_version
from cms.editorial.history import put_back, reading
from cms.media.models import SiteImage
from tests import factories
from villages import freshness
from villages.models import VillagePhotograph

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def saved(page, by, **changed):
    draft = latest_version(page)
    for name, value in changed.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=by, log_action=True)
    page.refresh_from_db()
    return revision


def seen(page) -> str:
    return str(Page.objects.get(pk=page.pk).latest_revision_id)


@pytest.fixture
def first(marciac, committee):
    """An earlier draft of Marciac; another has been saved since."""
    earlier = saved(marciac, committee, summary="The first")
    saved(marciac, committee, summary="The second")
    return earlier


def test_an_earlier_version_is_a_new_draft_that_only_an_approval_makes_public(
    marciac, first, colleague, moderator
):
    before = {r.pk: r.content for r in marciac.revisions.all()}
    public = marciac.summary
    done = put_back(marciac, first.pk, by=colleague, seen=seen(marciac))
    assert done.revision.pk not in before
    assert all(marciac.revisions.get(pk=key).content == told for key, told in before.items())
    assert latest_version(marciac).summary == "The first"
    marciac.refresh_from_db()
    assert marciac.summary == public
    review.approve(review.submit(marciac, by=colleague), by=moderator)
    marciac.refresh_from_db()
    assert marciac.summary == "The first"


def test_address_place_and_standing_stay_as_they_are(marciac, first, committee, moderator):
    saved(marciac, committee, slug="marciac-en-gers")
    standing_before = standing.close(marciac, closed_as=marciac.ways_to_close()[0][0], by=moderator)
    put_back(marciac, first.pk, by=committee, seen=seen(marciac))
    version = latest_version(marciac)
    assert version.slug == "marciac-en-gers"
    assert (version.path, version.live) == (marciac.path, True)
    assert standing.standing_of(marciac).closed_at == standing_before.closed_at


def test_dates_of_checked_facts_do_not_go_back(marciac, committee):
    long_ago = timezone.localdate() - timedelta(days=300)
    type(marciac).objects.filter(pk=marciac.pk).update(broadband_checked_on=long_ago)
    earlier = saved(marciac, committee, summary="Long ago", broadband_checked_on=long_ago)
    saved(marciac, committee, summary="Now")
    freshness.confirm(marciac, "broadband", by=committee)
    put_back(marciac, earlier.pk, by=committee, seen=seen(marciac))
    assert latest_version(marciac).broadband_checked_on == timezone.localdate()


def test_picture_that_no_longer_exists_is_left_out_with_a_word(marciac, committee):
    kept, lost = factories.SiteImageFactory(), factories.SiteImageFactory()
    draft = latest_version(marciac)
    draft.photographs = [
        VillagePhotograph(image=kept, caption="The arcades"),
        VillagePhotograph(image=lost, caption="The lake"),
    ]
    earlier = draft.save_revision(user=committee)
    draft = latest_version(marciac)
    draft.photographs = []
    draft.save_revision(user=committee)
    SiteImage.objects.filter(pk=lost.pk).delete()
    told = reading(marciac, earlier.pk, user=committee)
    assert [("The lake" in words) for words in told["lost"]] == [True]
    done = put_back(marciac, earlier.pk, by=committee, seen=seen(marciac))
    assert done.lost == told["lost"]
    assert [row.image for row in latest_version(marciac).photographs.all()] == [kept]


def refused(page, revision, *, by, seen_by_them=None) -> str:
    latest = seen(page)
    with pytest.raises(review.Refused) as refusal:
        put_back(page, revision.pk, by=by, seen=latest if seen_by_them is None else seen_by_them)
    assert seen(page) == latest
    return str(refusal.value)


def test_page_that_waits_for_approval_takes_nothing_back(marciac, first, committee, moderator):
    state = review.submit(marciac, by=committee)
    for person in (committee, moderator):
        assert "waits for approval" in refused(marciac, first, by=person)
    assert review.waiting_state(marciac) == state


def test_who_has_not_seen_the_latest_version_is_told_so(marciac, first, committee, colleague):
    stale = seen(marciac)
    saved(marciac, colleague, summary="Meanwhile")
    assert "meanwhile" in refused(marciac, first, by=committee, seen_by_them=stale)
    assert "meanwhile" in refused(marciac, first, by=committee, seen_by_them="")


def test_latest_version_is_not_put_back_over_itself(marciac, first, committee):
    assert refused(marciac, marciac.latest_revision, by=committee)


def test_who_may_not_edit_puts_nothing_back(marciac, first, other_committee, adviser):
    for person in (other_committee, adviser):
        assert "may not edit" in refused(marciac, first, by=person)


def test_version_of_another_page_is_none_of_this_one(marciac, lectoure, committee, administrator):
    other = saved(lectoure, administrator, summary="Elsewhere")
    with pytest.raises(Http404):
        put_back(marciac, other.pk, by=committee, seen=seen(marciac))
    with pytest.raises(Http404):
        reading(marciac, other.pk, user=committee)


def test_acts_on_screen_are_posted_and_lead_to_where_it_is_sent(
    client_of, marciac, first, committee, other_committee, visitor
):
    space = reverse("village_space:put_back", args=["marciac", marciac.pk, first.pk])
    admin = reverse("editorial:put_back", args=[marciac.pk, first.pk])
    latest = seen(marciac)
    for address in (space, admin):
        assert client_of(committee).get(address).status_code == 405
        for browser in (client_of(other_committee), visitor):
            assert browser.post(address, {"seen": latest}).status_code in {302, 403, 404}
    assert seen(marciac) == latest
    response = client_of(committee).post(space, {"seen": latest})
    assert response["Location"].endswith("/marciac/")
    latest_then = seen(marciac)
    assert latest_then != latest
    client_of(committee).post(space, {"seen": latest})  # the button was pressed twice
    assert seen(marciac) == latest_then
    response = client_of(committee).post(admin, {"seen": latest_then})
    assert response["Location"] == f"/admin/pages/{marciac.pk}/edit/"
    assert seen(marciac) != latest_then


def test_member_puts_back_their_own_entry_and_not_after_leaving(client_of, member_page, member):
    earlier = saved(member_page, member, trade="Avant")
    saved(member_page, member, trade="Après")
    address = reverse("member_space:put_back", args=[member_page.pk, earlier.pk])
    client_of(member).post(address, {"seen": seen(member_page)})
    assert latest_version(member_page).trade == "Avant"
    standing.close(member_page, closed_as="left", by=member)
    latest = seen(member_page)
    client_of(member).post(address, {"seen": latest})
    assert seen(member_page) == latest
