"""Two people at once: exactly one of them wins, and the other is told."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.editorial import review
from cms.editorial.models import ReviewState
from cms.outbox.models import OutboxMessage
from tests.at_once import at_once
from tests.forms import form_data
from villages.models import VillagePage

from .scenes import EDIT_FORM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(committee, moderator, other_moderator, marciac):
    draft = marciac.get_latest_revision_as_object()
    draft.summary = "Nouveau résumé"
    draft.save_revision(user=committee)
    return review.submit(marciac, by=committee)


def approving(client: Client, state):
    url = reverse("editorial:review", args=[state.pk])
    return lambda: client.post(url, {"approve": "1", "revision": str(state.revision_id)})


def sending_back(client: Client, state):
    url = reverse("editorial:review", args=[state.pk])
    return lambda: client.post(url, {"send_back": "1", "comment": "Dites-en plus."})


def statuses(responses) -> list[int]:
    return sorted(getattr(r, "status_code", 0) or pytest.fail(repr(r)) for r in responses)


def final(state) -> ReviewState:
    return ReviewState.objects.select_related("workflow_state").get(pk=state.pk)


def test_two_moderators_approve_at_once(
    client_of, committee, moderator, other_moderator, marciac, waiting
):
    first, second = client_of(moderator), client_of(other_moderator)
    assert statuses(at_once(approving(first, waiting), approving(second, waiting))) == [302, 409]
    assert final(waiting).status == "approved"
    assert VillagePage.objects.get(pk=marciac.pk).summary == "Nouveau résumé"
    assert OutboxMessage.objects.filter(recipient=committee.email).count() == 1


def test_one_approves_while_the_other_sends_back(
    client_of, moderator, other_moderator, marciac, waiting
):
    first, second = client_of(moderator), client_of(other_moderator)
    given = at_once(approving(first, waiting), sending_back(second, waiting))
    assert statuses(given) == [302, 409]
    is_live = VillagePage.objects.get(pk=marciac.pk).summary == "Nouveau résumé"
    assert final(waiting).status == ("approved" if is_live else "rejected")


@pytest.mark.parametrize("screen", ["first screen", "edit screen"])
def test_author_withdraws_while_a_moderator_approves(
    client_of, committee, moderator, marciac, waiting, screen
):
    author = client_of(committee)
    url = reverse("editorial:withdraw", args=[marciac.pk])
    data = {}
    if screen == "edit screen":
        url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
        data = {"action-cancel-workflow": "1"}
    given = at_once(lambda: author.post(url, data), approving(client_of(moderator), waiting))
    statuses(given)
    is_live = VillagePage.objects.get(pk=marciac.pk).summary == "Nouveau résumé"
    state = final(waiting)
    assert state.status == ("approved" if is_live else "cancelled")
    assert state.workflow_state.status == ("approved" if is_live else "cancelled")
    assert given[1].status_code == (302 if is_live else 409)


def test_two_people_save_at_once(client_of, committee, colleague, marciac):
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    acts = []
    for person, words in [(committee, "La mienne"), (colleague, "La sienne")]:
        client = client_of(person)
        data = form_data(client.get(url), EDIT_FORM) | {"summary": words}
        acts.append(lambda client=client, data=data: client.post(url, data))
    before = marciac.revisions.count()
    assert statuses(at_once(*acts)) == [302, 409]
    assert marciac.revisions.count() == before + 1


def test_two_people_submit_at_once(client_of, committee, colleague, moderator, marciac):
    url = reverse("editorial:submit", args=[marciac.pk])
    clients = [client_of(committee), client_of(colleague)]
    statuses(at_once(*[lambda client=client: client.post(url) for client in clients]))
    assert ReviewState.objects.count() == 1
    assert OutboxMessage.objects.filter(recipient=moderator.email).count() == 1
