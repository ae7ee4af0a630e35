"""Small changes approved at one press: each whole or not at all, each in its history."""

import pytest
from wagtail.models import PageLogEntry

from cms.editorial import review
from cms.editorial.models import ReviewState
from cms.outbox.models import OutboxMessage
from tests import factories

from .test_queue import QUEUE, committee_of, rows, submit

pytestmark = pytest.mark.django_db

SMALL = f"{QUEUE}small/"
#: What one approval may cost, however many there are.
QUERIES_EACH = 150


def ticked(*states) -> dict:
    return {"ticked": [f"{state.pk}:{state.revision_id}" for state in states]}


def live_hours(page) -> str:
    return type(page).objects.get(pk=page.pk).contact_hours


@pytest.fixture
def reader(moderator, client_of):
    moderator.language = "en"
    moderator.save()
    return client_of(moderator)


def test_fifty_small_changes_are_approved_at_one_press(
    reader, moderator, marciac, committee, django_assert_max_num_queries
):
    homes = factories.HousingPageFactory.create_batch(50, parent=marciac)
    for number, home in enumerate(homes):
        submit(home, by=committee, price_eur=700 + number)
    shown = rows(reader.get(QUEUE))
    boxes = [box["value"] for row in shown for box in row.select("input[name=ticked]")]
    assert len(boxes) == 50
    assert "→ 749" in shown[-1].get_text()  # what changes is told before it is ticked

    with django_assert_max_num_queries(50 * QUERIES_EACH):
        reader.post(SMALL, {"ticked": boxes})

    prices = type(homes[0]).objects.order_by("pk").values_list("price_eur", flat=True)
    assert list(prices) == [700 + number for number in range(50)]
    approvals = PageLogEntry.objects.filter(action="wagtail.workflow.approve", user=moderator)
    assert set(approvals.values_list("page_id", flat=True)) == {home.pk for home in homes}
    assert not review.waiting_states().exists()
    assert OutboxMessage.objects.filter(recipient=committee.email).count() == 50


def test_one_that_cannot_be_approved_holds_up_no_other(
    reader, marciac, lectoure, committee, other_committee
):
    first = submit(marciac, by=committee, contact_hours="le soir")
    second = submit(lectoure, by=other_committee, contact_hours="le matin")
    review.withdraw(marciac, by=committee)
    answer = reader.post(SMALL, ticked(first, second), follow=True)
    assert live_hours(lectoure) == "le matin"
    assert live_hours(marciac) == ""
    assert "“Marciac” was not approved." in answer.content.decode()


def test_what_was_changed_since_it_was_shown_is_not_approved(reader, marciac, committee):
    state = submit(marciac, by=committee, contact_hours="le soir")
    review.withdraw(marciac, by=committee)
    submit(marciac, by=committee, contact_hours="la nuit")
    reader.post(SMALL, ticked(state))
    now = review.waiting_state(marciac)
    reader.post(SMALL, {"ticked": f"{now.pk}:{state.revision_id}"})
    assert live_hours(marciac) == ""
    assert review.waiting_state(marciac)


def test_more_than_a_small_change_is_not_approved_unread(reader, marciac, committee):
    state = submit(marciac, by=committee, contact_hours="le soir", summary="Tout un texte")
    ReviewState.objects.filter(pk=state.pk).update(
        is_small=True
    )  # what was written is not believed
    reader.post(SMALL, ticked(state))
    assert live_hours(marciac) == ""


def test_a_new_page_is_never_small(reader, village_index, committee):
    page = factories.VillagePageFactory(parent=village_index, draft=True)
    holder = committee_of(page)
    state = submit(page, by=holder, contact_hours="le soir")
    assert not state.is_small
    reader.post(SMALL, ticked(state))
    assert not type(page).objects.get(pk=page.pk).live


def test_nobody_approves_their_own_small_change(reader, moderator, marciac):
    state = submit(marciac, by=moderator, contact_hours="le soir")
    assert not rows(reader.get(QUEUE))[0].select("input[name=ticked]")
    reader.post(SMALL, ticked(state))
    assert live_hours(marciac) == ""


@pytest.mark.parametrize(
    "value",
    ["", "x", "1", "1:", ":1", "-1:2", "1:2:3", "99999999999999999999999:1", "٣:٤", "999999:1"],
)
def test_odd_numbers_are_answered(reader, marciac, value):
    assert reader.post(SMALL, {"ticked": value}).status_code == 302


def test_opening_the_address_changes_nothing(reader, marciac, committee):
    state = submit(marciac, by=committee, contact_hours="le soir")
    assert reader.get(SMALL, ticked(state)).status_code == 405
    assert review.waiting_state(marciac)


def test_the_choice_is_kept(reader, marciac, committee):
    state = submit(marciac, by=committee, contact_hours="le soir")
    answer = reader.post(SMALL, ticked(state) | {"small": "on", "place": "", "next": "//evil"})
    assert answer["Location"] == f"{QUEUE}?small=on"
