"""The queue: what it tells, in which order, to whom, and at what cost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annuaire.models import MemberText
from cms.editorial import review
from cms.editorial.models import Reviewer, ReviewState
from cms.editorial.queue.order import next_for, waiting
from tests import factories
from tests.factories.joining import JoinRequestFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/review/"


@pytest.fixture
def reader(moderator, client_of):
    moderator.language = "en"
    moderator.save()
    return client_of(moderator)


def submit(page, *, by, **fields) -> ReviewState:
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    # as in a request of its own: a person's rights are read once for each
    return review.submit(page, by=type(by).objects.get(pk=by.pk))


def rows(response):
    return BeautifulSoup(response.content, "html.parser").select("table.queue tbody tr")


def test_it_tells_of_each_submission_in_one_row(reader, marciac, committee):
    submit(marciac, by=committee, summary="Une bastide et son lac", fibre_percent=94)
    (row,) = rows(reader.get(QUEUE))
    told = row.get_text(" ", strip=True)
    assert "Marciac" in told
    assert "Anne Marciac" in told
    assert "fr" in told
    assert row.select_one("a[href*='/admin/review/']")
    assert not row.select("input[type=checkbox]")


def test_what_is_needed_soon_comes_first_then_the_oldest(marciac, lectoure, committee):
    old, new = submit(marciac, by=committee, summary="Une"), None
    new = submit(lectoure, by=factories.UserFactory(is_superuser=True), summary="Deux")
    offer = factories.CulturaOfferPageFactory(
        submitted=True, draft_change={"summary": "Trois"}, deadline=timezone.localdate()
    )
    urgent = review.waiting_state(offer)
    ReviewState.objects.filter(pk=new.pk).update(needed_by=timezone.localdate() + timedelta(60))
    assert urgent.needed_by == timezone.localdate()
    assert [state.pk for state in waiting()] == [urgent.pk, old.pk, new.pk]


def test_what_was_needed_yesterday_is_not_urgent(marciac, lectoure, committee):
    first = submit(marciac, by=committee, summary="Une")
    second = submit(lectoure, by=factories.UserFactory(is_superuser=True), summary="Deux")
    yesterday = timezone.localdate() - timedelta(days=1)
    ReviewState.objects.filter(pk=second.pk).update(needed_by=yesterday)
    assert [state.pk for state in waiting()] == [first.pk, second.pk]


def test_a_correction_makes_nothing_younger(marciac, committee, moderator):
    state = submit(marciac, by=committee, summary="Une", contact_phone="05 36 49 77 77")
    ReviewState.objects.filter(pk=state.pk).update(submitted_at=timezone.now() - timedelta(9))
    draft = type(marciac).objects.get(pk=marciac.pk).get_latest_revision_as_object()
    draft.summary = marciac.summary
    draft.save_revision(user=moderator)
    corrected = waiting().get()
    assert corrected.pk != state.pk
    assert (timezone.now() - corrected.submitted_at).days == 9
    assert corrected.is_small  # what was more than small has been taken out
    assert "05 36 49 77 77" in corrected.told


def test_it_says_in_which_languages_the_words_are(member_page, member):
    draft = member_page.get_latest_revision_as_object()
    draft.texts.add(MemberText(language="en", trade="Bookbinder"))
    draft.save_revision(user=member)
    assert review.submit(member_page, by=member).languages == ["en"]


def test_the_next_one_is_one_that_this_person_may_decide(
    marciac, lectoure, committee, moderator, other_moderator
):
    own = submit(marciac, by=moderator, summary="Une")
    portuguese = submit(lectoure, by=committee_of(lectoure), summary="Duas")
    ReviewState.objects.filter(pk=portuguese.pk).update(languages=["pt"])
    assert next_for(moderator) is None
    assert next_for(other_moderator).pk == own.pk
    Reviewer.objects.create(user=moderator, languages=["pt"])
    assert next_for(moderator).pk == portuguese.pk
    assert next_for(moderator, but=[portuguese.pk]) is None


def committee_of(page):
    return factories.MandateFactory(page=page, role="committee_head").user


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Marciac", "Lectoure"}),
        ("small=on", {"Lectoure"}),
        ("place=Marciac", {"Marciac"}),
        ("language=fr&mine=on", {"Marciac", "Lectoure"}),
        ("language=pt", set()),
        ("kind=999", {"Marciac", "Lectoure"}),  # no choice: nothing is asked
        ("kind=%00&place=%00&page=%00", None),
        ("page=99999999999999999999&author=x", {"Marciac", "Lectoure"}),
    ],
)
def test_it_is_filtered_by_its_address(
    reader, marciac, lectoure, committee, other_committee, query, found
):
    submit(marciac, by=committee, summary="Une")
    submit(lectoure, by=other_committee, contact_hours="le soir")
    response = reader.get(f"{QUEUE}?{query}")
    if found is None:
        assert response.status_code == 400
    else:
        titles = {row.select_one(".title-wrapper").get_text(strip=True) for row in rows(response)}
        assert titles == found


@pytest.mark.parametrize("who", ["committee", "member", "adviser", "translator"])
def test_others_do_not_see_it(request, client_of, marciac, lectoure, other_committee, who):
    submit(lectoure, by=other_committee, summary="Secret d’avant")
    client = client_of(request.getfixturevalue(who))
    for answer in (client.get(QUEUE), client.post(f"{QUEUE}small/", {"ticked": "1:1"})):
        assert answer.status_code in (302, 403)
        assert "Secret" not in answer.content.decode()


def test_a_hundred_cost_no_more_queries_than_two(reader, village_index):
    holder = factories.UserFactory()
    count = {}
    for number in (2, 12):
        while ReviewState.objects.count() < number:
            page = factories.VillagePageFactory(parent=village_index)
            factories.MandateFactory(user=holder, page=page)
            submit(page, by=holder, contact_hours="le matin", summary="Une phrase")
        reader.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(reader.get(QUEUE))) == number
        count[number] = len(queries)
    assert count[12] == count[2]
    assert count[12] <= 30


def test_it_tells_what_else_waits(reader, marciac):
    JoinRequestFactory()
    told = BeautifulSoup(reader.get(QUEUE).content, "html.parser").select_one("#also ~ ul")
    assert "/admin/requests-to-join/" in told.a["href"]
    assert "(1)" in told.get_text()


def test_each_choice_says_how_much_it_would_find(reader, marciac, lectoure, other_committee):
    submit(marciac, by=committee_of(marciac), summary="Une")
    submit(lectoure, by=other_committee, contact_hours="le soir")
    soup = BeautifulSoup(reader.get(f"{QUEUE}?small=on").content, "html.parser")
    form = soup.select_one("form[method=get]")
    assert {
        option["value"]: option.get_text() for option in form.select("[name=place] option")
    } == {"": "all", "Lectoure": "Lectoure (1)", "Marciac": "Marciac (0)"}
    assert "only small changes (1)" in form.get_text()
    assert "only what I may decide (1)" in form.get_text()


def test_a_small_change_shows_what_is_struck_and_added(reader, marciac, committee):
    submit(marciac, by=committee, contact_hours="le matin")
    review.approve(review.waiting_state(marciac), by=factories.UserFactory(is_superuser=True))
    submit(marciac, by=committee, contact_hours="le <b>soir</b>")
    (row,) = rows(reader.get(QUEUE))
    told = row.select_one(".queue__change")
    assert told.select_one("del").get_text(strip=True) == "matin"
    assert told.select_one("ins").get_text(strip=True) == "<b>soir</b>"
