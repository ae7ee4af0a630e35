"""The main job, through the CMS's own addresses: edited, submitted, approved, read."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.editorial import review
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.forms import form_data

pytestmark = pytest.mark.django_db

EDIT_FORM = "form#page-edit-form"


def edit(client, page, *, act=None, **fields):
    """Open the page in the CMS, type `fields`, press the button `act`."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data(client.get(url), EDIT_FORM) | fields
    if act:
        data |= act if isinstance(act, dict) else {act: "1"}
    return client.post(url, data)


def approve(client, page, state, **extra):
    return client.post(
        f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/", {"comment": "", **extra}
    )


def live(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def submitted(client_of, committee, marciac):
    """What the committee submitted: a new summary."""
    response = edit(client_of(committee), marciac, act="action-submit", summary="Nouveau résumé")
    assert response.status_code == 302
    return review.waiting_state(marciac)


def test_committee_edits_submits_and_the_moderator_approves(
    client_of, committee, colleague, moderator, marciac, visitor
):
    before = visitor.get("/fr/villages/marciac/").content
    edit(client_of(committee), marciac, act="action-submit", summary="Le jazz, et le reste.")
    assert live(marciac).summary != "Le jazz, et le reste."
    assert visitor.get("/fr/villages/marciac/").content == before

    state = review.waiting_state(marciac)
    reading = client_of(moderator).get(reverse("editorial:review", args=[state.pk]))
    assert "Le jazz" in reading.text
    decision = form_data(reading, "form.decide") | {"approve": "1"}
    client_of(moderator).post(reverse("editorial:review", args=[state.pk]), decision)

    assert live(marciac).summary == "Le jazz, et le reste."
    assert "Le jazz, et le reste." in visitor.get("/fr/villages/marciac/").text
    told = set(OutboxMessage.objects.values_list("recipient", flat=True))
    assert told == {moderator.email, committee.email, colleague.email}


def test_committee_cannot_publish(client_of, committee, marciac):
    edit(client_of(committee), marciac, act="action-publish", summary="En douce")
    assert live(marciac).summary != "En douce"


def test_moderator_cannot_publish_a_village_directly(client_of, moderator, marciac):
    edit(client_of(moderator), marciac, act="action-publish", summary="En douce")
    assert live(marciac).summary != "En douce"


def test_administrator_cannot_publish_a_village_directly(client_of, administrator, marciac):
    edit(client_of(administrator), marciac, act="action-publish", summary="En douce")
    assert live(marciac).summary != "En douce"


def test_page_is_locked_for_its_author_while_it_waits(client_of, committee, marciac, submitted):
    edit(client_of(committee), marciac, summary="Encore autre chose")
    assert live(marciac).get_latest_revision().pk == submitted.revision_id


def test_author_withdraws_and_goes_on(client_of, committee, marciac, submitted):
    client_of(committee).post(reverse("editorial:withdraw", args=[marciac.pk]))
    assert review.waiting_state(marciac) is None
    edit(client_of(committee), marciac, summary="Encore autre chose")
    assert live(marciac).get_latest_revision_as_object().summary == "Encore autre chose"


def test_author_withdraws_on_the_edit_screen(client_of, committee, marciac, submitted):
    edit(client_of(committee), marciac, act="action-cancel-workflow")
    assert review.waiting_state(marciac) is None


def test_approving_after_a_withdrawal_is_refused(
    client_of, committee, moderator, marciac, submitted
):
    review.withdraw(marciac, by=committee)
    approve(client_of(moderator), marciac, submitted)
    assert live(marciac).summary != "Nouveau résumé"


def test_approving_with_another_pages_state_is_refused(
    client_of, moderator, marciac, lectoure, submitted
):
    response = approve(client_of(moderator), lectoure, submitted)
    assert response.status_code == 404
    assert live(marciac).summary != "Nouveau résumé"


def test_moderator_cannot_approve_their_own_submission(client_of, moderator, marciac):
    edit(client_of(moderator), marciac, act="action-submit", summary="Le mien")
    state = review.waiting_state(marciac)
    approve(client_of(moderator), marciac, state)
    client_of(moderator).post(
        reverse("editorial:review", args=[state.pk]),
        {"approve": "1", "revision": state.revision_id},
    )
    assert live(marciac).summary != "Le mien"
    assert review.waiting_state(marciac) == state


def test_submitter_cannot_approve_through_a_colleagues_resubmission(
    client_of, moderator, other_moderator, marciac
):
    edit(client_of(moderator), marciac, act="action-submit", summary="Le mien")
    state = review.waiting_state(marciac)
    with pytest.raises(review.Refused):
        review.approve(state, by=moderator)
    review.approve(state, by=other_moderator)
    assert live(marciac).summary == "Le mien"


def test_approving_an_older_revision_than_the_latest_is_refused(
    client_of, moderator, other_moderator, marciac, submitted
):
    draft = live(marciac).get_latest_revision_as_object()
    draft.summary = "Corrigé entre-temps"
    draft.save_revision(user=other_moderator)
    response = approve(client_of(moderator), marciac, submitted)
    assert response.status_code == 409
    assert "<ins>Corrigé entre-temps</ins>" in response.text
    assert "<del>Nouveau résumé</del>" in response.text
    assert live(marciac).summary != "Corrigé entre-temps"


def test_approval_names_the_revision_that_was_shown(client_of, moderator, marciac, submitted):
    response = client_of(moderator).post(
        reverse("editorial:review", args=[submitted.pk]),
        {"approve": "1", "revision": submitted.revision_id - 1},
    )
    assert response.status_code == 409
    assert live(marciac).summary != "Nouveau résumé"


def test_moderator_corrects_and_approves_in_one_act(
    client_of, committee, moderator, marciac, submitted
):
    OutboxMessage.objects.all().delete()
    response = edit(
        client_of(moderator),
        marciac,
        act={"action-workflow-action": "1", "workflow-action-name": "approve"},
        summary="Nouveau résumé.",
    )
    assert response.status_code == 302
    assert live(marciac).summary == "Nouveau résumé."
    state = submitted.workflow_state.task_states.latest("pk").specific
    assert state.corrected_by == moderator
    assert state.submitted_revision == submitted.revision
    mail = OutboxMessage.objects.get(recipient=committee.email)
    assert "[+ . +]" in mail.text
    assert PageLogEntry.objects.filter(
        page=marciac, action="editorial.correct", user=moderator
    ).exists()


def test_moderators_save_without_decision_opens_another_review(
    client_of, moderator, other_moderator, marciac, submitted
):
    edit(client_of(moderator), marciac, summary="Nouveau résumé, corrigé")
    state = review.waiting_state(marciac)
    assert state.pk != submitted.pk
    assert state.corrected_by == moderator
    approve(client_of(other_moderator), marciac, state)
    assert live(marciac).summary == "Nouveau résumé, corrigé"


def test_sending_back_needs_words(client_of, moderator, marciac, submitted):
    client = client_of(moderator)
    url = reverse("editorial:review", args=[submitted.pk])
    response = client.post(url, {"send_back": "1", "comment": " "})
    assert "Say what should be changed" in response.text or "aria-invalid" in response.text
    assert review.waiting_state(marciac) == submitted
    client.post(f"/admin/pages/workflow/action/{marciac.pk}/reject/{submitted.pk}/", {})
    assert review.waiting_state(marciac) == submitted


def test_sent_back_text_is_kept_and_resubmitted(
    client_of, committee, moderator, marciac, submitted
):
    client_of(moderator).post(
        reverse("editorial:review", args=[submitted.pk]),
        {"send_back": "1", "comment": "Dites-en plus, s’il vous plaît."},
    )
    home = client_of(committee).get("/admin/")
    assert "Dites-en plus" in home.text
    assert "Dites-en plus" in OutboxMessage.objects.get(recipient=committee.email).text
    edit(client_of(committee), marciac, act="action-submit", summary="Plus long")
    state = review.waiting_state(marciac)
    approve(client_of(moderator), marciac, state)
    assert live(marciac).summary == "Plus long"


def test_stale_save_is_refused_with_both_versions(client_of, committee, colleague, marciac):
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    typed = form_data(client_of(committee).get(url), EDIT_FORM) | {"summary": "Ma version"}
    edit(client_of(colleague), marciac, summary="Sa version")
    response = client_of(committee).post(url, typed)
    assert response.status_code == 409
    assert "<del>Sa</del><ins>Ma</ins> version" in response.text
    assert live(marciac).get_latest_revision_as_object().summary == "Sa version"


def test_stale_submission_is_refused(client_of, committee, colleague, marciac):
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    typed = form_data(client_of(committee).get(url), EDIT_FORM) | {"action-submit": "1"}
    edit(client_of(colleague), marciac, summary="Sa version")
    assert client_of(committee).post(url, typed).status_code == 409
    assert review.waiting_state(marciac) is None


def test_what_was_typed_can_be_saved_over_deliberately(client_of, committee, colleague, marciac):
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    client = client_of(committee)
    typed = form_data(client.get(url), EDIT_FORM) | {"summary": "Ma version"}
    edit(client_of(colleague), marciac, summary="Sa version")
    conflict = client.post(url, typed)
    again = form_data(conflict, f'form[action="{url}"]')
    assert client.post(url, again).status_code == 302
    assert live(marciac).get_latest_revision_as_object().summary == "Ma version"


def test_no_code_publishes_what_was_not_approved(marciac):
    draft = live(marciac).get_latest_revision_as_object()
    draft.summary = "Sans approbation"
    revision = draft.save_revision()
    with pytest.raises(Exception, match="was not approved"):
        revision.publish()


def test_a_date_posted_by_hand_does_not_hold_the_approved_text_back(
    client_of, committee, moderator, marciac
):
    edit(
        client_of(committee),
        marciac,
        act="action-submit",
        summary="Tout de suite",
        go_live_at="2090-01-01 00:00",
    )
    approve(client_of(moderator), marciac, review.waiting_state(marciac))
    assert live(marciac).summary == "Tout de suite"
    assert live(marciac).go_live_at is None


def test_stale_save_over_what_was_approved_meanwhile_shows_both(
    client_of, committee, colleague, moderator, marciac
):
    url = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    client = client_of(committee)
    typed = form_data(client.get(url), EDIT_FORM) | {"summary": "Ma version"}
    edit(client_of(colleague), marciac, act="action-submit", summary="Sa version")
    approve(client_of(moderator), marciac, review.waiting_state(marciac))
    response = client.post(url, typed)
    assert response.status_code == 409
    assert "<del>Sa</del><ins>Ma</ins> version" in response.text


def test_submitting_leads_to_the_first_screen(client_of, committee, marciac):
    response = edit(client_of(committee), marciac, act="action-submit", summary="Autre")
    assert response.url == reverse("wagtailadmin_home")


def test_moderator_reads_of_which_village_a_page_is(client_of, moderator, marciac):
    home = factories.HousingPageFactory(parent=marciac, submitted=True)
    state = review.waiting_state(home)
    for address in ("/admin/", f"/admin/review/{state.pk}/"):
        assert " · Marciac" in client_of(moderator).get(address).text
