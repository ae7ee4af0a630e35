"""Review where it is least expected: unfinished drafts, the CCI's own pages, nothing to submit."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.editorial import review
from tests import factories
from tests.forms import form_data
from villages.models import VillagePage

from .scenes import EDIT_FORM

pytestmark = pytest.mark.django_db


def typed(client, page, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return form_data(client.get(url), EDIT_FORM) | fields


def save(client, page, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, typed(client, page, **fields))


def test_unfinished_draft_is_not_submitted(client_of, committee, marciac):
    client = client_of(committee)
    assert save(client, marciac, postal_code="").status_code == 302  # a draft may be unfinished
    response = client.post(f"/admin/review/submit/{marciac.pk}/", follow=True)
    assert response.status_code == 200
    assert "code postal" in response.text.lower()
    assert review.waiting_state(marciac) is None


def test_correction_that_leaves_a_hole_is_not_approved(client_of, committee, moderator, marciac):
    save(client_of(committee), marciac, summary="Nouveau", **{"action-submit": "1"})
    save(client_of(moderator), marciac, postal_code="")
    state = review.waiting_state(marciac)
    for path, data in [
        (f"/admin/review/{state.pk}/", {"approve": "1", "revision": state.revision_id}),
        (f"/admin/pages/workflow/action/{marciac.pk}/approve/{state.pk}/", {}),
    ]:
        response = client_of(moderator).post(path, data)
        assert response.status_code == 409
        assert "code postal" in response.text.lower()
    assert VillagePage.objects.get(pk=marciac.pk).summary != "Nouveau"


def test_what_another_page_has_taken_meanwhile_is_not_approved(
    client_of, committee, moderator, marciac, lectoure
):
    save(client_of(committee), marciac, summary="N", insee_code="32999", **{"action-submit": "1"})
    VillagePage.objects.filter(pk=lectoure.pk).update(insee_code="32999")
    state = review.waiting_state(marciac)
    response = client_of(moderator).post(
        f"/admin/review/{state.pk}/", {"approve": "1", "revision": state.revision_id}
    )
    assert response.status_code == 409
    assert VillagePage.objects.get(pk=marciac.pk).insee_code == "32233"


def test_page_without_any_version_is_not_submitted(client_of, committee, marciac):
    Page.objects.filter(pk=marciac.pk).update(latest_revision=None)
    marciac.revisions.all().delete()
    response = client_of(committee).post(f"/admin/review/submit/{marciac.pk}/")
    assert response.status_code == 302
    assert review.waiting_state(marciac) is None


def test_page_without_any_version_can_be_edited(client_of, committee, marciac):
    Page.objects.filter(pk=marciac.pk).update(latest_revision=None)
    marciac.revisions.all().delete()
    assert save(client_of(committee), marciac, summary="Enfin").status_code == 302
    now = VillagePage.objects.get(pk=marciac.pk)
    assert now.get_latest_revision_as_object().summary == "Enfin"


def test_ccis_own_page_is_submitted_and_withdrawn(client_of, moderator, other_moderator):
    page = factories.StandardPageFactory(title="Le programme")
    save(client_of(moderator), page, introduction="Autre", **{"action-submit": "1"})
    assert review.waiting_state(page)
    response = client_of(other_moderator).post(f"/admin/review/withdraw/{page.pk}/")
    assert response.status_code == 302
    assert client_of(moderator).post(f"/admin/review/withdraw/{page.pk}/").status_code == 302
    assert review.waiting_state(page) is None


def test_ccis_own_page_is_published_directly(client_of, moderator, visitor):
    page = factories.StandardPageFactory(title="Le programme", slug="le-programme")
    save(client_of(moderator), page, introduction="Du neuf", **{"action-publish": "1"})
    assert "Du neuf" in visitor.get("/fr/le-programme/").text


def test_moderator_who_wrote_the_text_does_not_approve_what_the_committee_submits(
    client_of, committee, moderator, marciac
):
    save(client_of(moderator), marciac, summary="De la main de la CCI")
    client_of(committee).post(f"/admin/review/submit/{marciac.pk}/")
    state = review.waiting_state(marciac)
    client_of(moderator).post(
        f"/admin/review/{state.pk}/", {"approve": "1", "revision": state.revision_id}
    )
    assert VillagePage.objects.get(pk=marciac.pk).summary != "De la main de la CCI"


def test_review_of_a_page_that_is_gone_answers_404(client_of, committee, moderator, marciac):
    save(client_of(committee), marciac, summary="Nouveau", **{"action-submit": "1"})
    state = review.waiting_state(marciac)
    Page.objects.get(pk=marciac.pk).delete()
    assert client_of(moderator).get(f"/admin/review/{state.pk}/").status_code == 404


def test_rows_of_another_page_cannot_be_taken_over(client_of, committee, moderator, marciac):
    village = factories.VillagePageFactory(with_committee=True, title="Plaisance")
    stolen = village.committee.get()
    data = {
        "committee-TOTAL_FORMS": "1",
        "committee-INITIAL_FORMS": "1",
        "committee-0-id": str(stolen.pk),
        "committee-0-name": "Volé",
        "committee-0-role": "",
        "committee-0-ORDER": "1",
        "action-submit": "1",
    }
    save(client_of(committee), marciac, summary="S", **data)
    if state := review.waiting_state(marciac):
        client_of(moderator).post(
            f"/admin/review/{state.pk}/", {"approve": "1", "revision": state.revision_id}
        )
    stolen.refresh_from_db()
    assert (stolen.page_id, stolen.name) == (village.pk, "Jeanne Invent")
