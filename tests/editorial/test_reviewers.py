"""Nobody decides on words in a language that they do not read."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.editorial import review, reviewers
from cms.editorial.models import Reviewer, ReviewState
from tests.forms import form_data

from .scenes import EDIT_FORM

pytestmark = pytest.mark.django_db

READERS = "/admin/review/readers/"


@pytest.fixture
def portuguese(marciac, committee):
    """A change that holds words in Portuguese."""
    draft = Page.objects.get(pk=marciac.pk).specific
    draft.summary = "Uma aldeia"
    draft.save_revision(user=committee)
    state = review.submit(marciac, by=committee)
    ReviewState.objects.filter(pk=state.pk).update(languages=["fr", "pt"])
    return ReviewState.objects.get(pk=state.pk)


def reads(person, *languages):
    return Reviewer.objects.create(user=person, languages=list(languages))


def test_moderator_decides_by_no_way_on_a_language_they_do_not_read(
    client_of, moderator, other_moderator, marciac, portuguese
):
    reads(other_moderator, "pt")
    reads(moderator, "es")
    edit = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    screen = f"/admin/review/{portuguese.pk}/"
    action = f"/admin/pages/workflow/action/{marciac.pk}/{{}}/{portuguese.pk}/"
    typed = form_data(client_of(other_moderator).get(edit), EDIT_FORM) | {"summary": "Outra"}
    approve = {"approve": "1", "revision": portuguese.revision_id}
    client = client_of(moderator)
    for path, data in [
        (screen, approve),
        (screen, {"send_back": "1", "comment": "Não."}),
        (action.format("approve"), {}),
        (action.format("reject"), {"comment": "Não."}),
        (edit, typed),
        (edit, typed | {"action-workflow-action": "1", "workflow-action-name": "approve"}),
        (f"/admin/review/withdraw/{marciac.pk}/", {}),
    ]:
        client.post(path, data)
        waiting = review.waiting_state(marciac)
        assert (waiting and waiting.pk, waiting.revision_id) == (
            portuguese.pk,
            portuguese.revision_id,
        ), (path, data.keys())
    shown = client.get(screen)
    assert (shown.context["may_decide"], 'name="approve"' in shown.text) == (False, False)
    client_of(other_moderator).post(screen, approve)
    assert type(marciac).objects.get(pk=marciac.pk).summary == "Uma aldeia"


def test_rule_holds_for_who_may_do_everything(administrator, portuguese):
    with pytest.raises(review.Refused, match=r"portugais|Portuguese"):
        review.approve(portuguese, by=administrator, revision_id=portuguese.revision_id)
    reads(administrator, "pt")
    review.approve(portuguese, by=administrator, revision_id=portuguese.revision_id)


def test_language_of_the_page_counts_where_no_words_change(moderator, portuguese):
    ReviewState.objects.filter(pk=portuguese.pk).update(languages=[])
    portuguese.refresh_from_db()
    assert reviewers.languages_unread_by(moderator, portuguese) == []
    assert reviewers.Languages().of(portuguese) == ["fr"]


def test_languages_that_nobody_reads_are_told(moderator, adviser, portuguese):
    reads(adviser, "pt")  # who decides on nothing
    assert reviewers.languages_without_reader([portuguese]) == {"pt"}
    reads(moderator, "en", "pt")
    assert reviewers.languages_without_reader([portuguese]) == set()
    assert reviewers.languages_read_by(moderator) == {"fr", "en", "pt"}
    assert reviewers.languages_without_reader([]) == set()


def test_moderator_names_all_the_readers_at_once(client_of, moderator, other_moderator, adviser):
    reads(other_moderator, "en")
    client = client_of(moderator)
    client.post(
        READERS,
        {
            f"reader-{moderator.pk}-languages": ["pt", "en"],
            f"reader-{moderator.pk}-letters": "daily",
            f"reader-{other_moderator.pk}-letters": "at_once",
            f"reader-{adviser.pk}-languages": ["pt"],
        },
    )
    told = {r.user_id: (r.languages, r.letters) for r in Reviewer.objects.all()}
    assert told == {
        moderator.pk: (["en", "pt"], "daily"),
        other_moderator.pk: ([], "at_once"),
    }


def test_line_that_is_wrong_saves_none_of_the_others(client_of, moderator, other_moderator):
    answer = client_of(moderator).post(
        READERS,
        {
            f"reader-{moderator.pk}-languages": ["xx"],
            f"reader-{moderator.pk}-letters": "daily",
            f"reader-{other_moderator.pk}-letters": "daily",
        },
    )
    assert answer.status_code == 200
    assert not Reviewer.objects.exists()


def test_readers_are_named_by_the_cci_alone(client_of, committee, adviser, translator, moderator):
    for person in (committee, adviser, translator):
        client = client_of(person)
        assert client.get(READERS).status_code != 200
        client.post(READERS, {f"reader-{moderator.pk}-languages": ["pt"]})
    assert not Reviewer.objects.exists()
