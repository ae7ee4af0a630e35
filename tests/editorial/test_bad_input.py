"""What nobody should type, and what no browser sends: a clear answer, nothing half-saved."""

import json

import pytest
from django.urls import reverse

from cms.editorial import review
from tests.forms import form_data
from villages.models import VillagePage

from .scenes import EDIT_FORM, words_of

pytestmark = pytest.mark.django_db

LONG = "Très long. " * 1900  # more than 20 000 characters


def latest(page):
    """Return the latest draft of `page`, as it is stored now."""
    return VillagePage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def editor(client_of, committee):
    client = client_of(committee)
    client.raise_request_exception = False
    return client


@pytest.fixture
def address(marciac):
    return reverse("wagtailadmin_pages:edit", args=[marciac.pk])


@pytest.fixture
def form(editor, address):
    return form_data(editor.get(address), EDIT_FORM)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", LONG),
        ("summary", LONG),
        ("contact_email", "pas une adresse"),
        ("contact_phone", "12"),
        ("insee_code", "75056"),
        ("postal_code", "ABC"),
        ("latitude", "48.85"),
        ("latitude", "quarante-trois"),
        ("longitude", "-999999999"),
        ("population", "-3"),
        ("fibre_percent", "101"),
        ("territory", "atlantide"),
        ("broadband", "pigeon"),
        ("summary", "Un\x00zéro"),
        ("title", "\x00"),
        ("commune_checked_on", "2026-13-45"),
    ],
)
def test_field_is_named_and_nothing_is_saved(editor, address, form, marciac, name, value):
    before = marciac.latest_revision_id
    typed = form | {name: value, "contact_hours": "Le matin"}
    assert editor.post(address, typed).status_code == 200
    response = editor.post(address, typed | {"action-submit": "1"})
    assert response.status_code == 200
    assert name in response.context["form"].errors
    shown = form_data(response, EDIT_FORM)
    assert shown["contact_hours"] == "Le matin"  # what was typed is still there
    if name in {"title", "summary"} and "\x00" not in value:
        assert shown[name].strip() == value.strip()
    marciac.refresh_from_db()
    assert marciac.latest_revision_id == before
    assert review.waiting_state(marciac) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"presentation": "ceci n’est pas du JSON"},
        {"presentation": '{"blocks": 3}'},
        {"photographs-TOTAL_FORMS": "mille"},
        {"photographs-TOTAL_FORMS": None},
        {"committee-TOTAL_FORMS": None, "committee-INITIAL_FORMS": None},
        {"committee-TOTAL_FORMS": "999999"},
        {"loaded_revision_id": "zéro"},
        {"loaded_revision_id": "\x00"},
    ],
    ids=str,
)
def test_form_that_no_browser_sends_is_refused(editor, address, form, marciac, broken):
    before = marciac.latest_revision_id
    data = {k: v for k, v in (form | broken).items() if v is not None}
    response = editor.post(address, data)
    assert response.status_code in {200, 400, 409}
    marciac.refresh_from_db()
    assert marciac.latest_revision_id == before


def test_empty_post_is_refused(editor, address, marciac):
    assert editor.post(address, {}).status_code in {200, 400, 409}
    assert VillagePage.objects.get(pk=marciac.pk).latest_revision_id == marciac.latest_revision_id


@pytest.mark.parametrize("extra", ["pas du JSON", "[]", '{"comment": {"a": 1}}', '{"user": 1}'])
def test_odd_data_of_a_decision_is_refused(
    editor, client_of, moderator, address, form, marciac, extra
):
    editor.post(address, form | {"summary": "Nouveau", "action-submit": "1"})
    client = client_of(moderator)
    client.raise_request_exception = False
    data = form_data(client.get(address), EDIT_FORM) | {
        "action-workflow-action": "1",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": extra,
    }
    assert client.post(address, data).status_code < 500
    assert review.waiting_state(marciac)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/search/?q=%00",
        "/admin/pages/search/?q=" + "a" * 5000,
        "/admin/pages/search/?q=marciac&p=abc",
        "/admin/choose-page/search/?q=%00",
        "/admin/choose-page/chosen-multiple/?id=%00&id=abc&id=99999999999999999999",
        "/admin/images/?q=%00",
        "/admin/tag-autocomplete/?term=%00",
        "/admin/mandates/?q=%00",
        "/admin/bulk/wagtailcore/page/delete/?id=abc",
        "/admin/review/999999/",
        "/admin/pages/workflow/action/999999/approve/999999/",
    ],
)
@pytest.mark.parametrize("who", ["committee", "moderator"])
def test_odd_address_is_no_error(request, client_of, who, path):
    client = client_of(request.getfixturevalue(who))
    client.raise_request_exception = False
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("number", ["", "abc", "-1", "99999999999999999999", "²"])
def test_odd_revision_number_publishes_nothing(
    editor, client_of, moderator, address, form, marciac, number
):
    editor.post(address, form | {"summary": "Nouveau", "action-submit": "1"})
    state = review.waiting_state(marciac)
    client = client_of(moderator)
    client.raise_request_exception = False
    response = client.post(f"/admin/review/{state.pk}/", {"approve": "1", "revision": number})
    assert response.status_code == 409
    assert VillagePage.objects.get(pk=marciac.pk).summary != "Nouveau"


def autosave(editor, address, form, **more):
    return editor.post(address, form | more, headers={"accept": "application/json"})


def test_autosave_on_an_older_version_is_refused(
    editor, client_of, colleague, address, form, marciac
):
    other = client_of(colleague)
    other.post(address, form_data(other.get(address), EDIT_FORM) | {"summary": "La sienne"})
    response = autosave(editor, address, form, summary="La mienne")
    assert response.status_code == 400
    assert json.loads(response.content)["success"] is False
    assert latest(marciac).summary == "La sienne"


def test_no_version_is_written_over(editor, client_of, colleague, address, form, marciac):
    saved = json.loads(autosave(editor, address, form, summary="Un").content)
    response = autosave(
        editor,
        address,
        form,
        summary="Deux",
        overwrite_revision_id=str(saved["revision_id"]),
        loaded_revision_id=str(saved["revision_id"]),
        loaded_revision_created_at=saved["revision_created_at"],
    )
    assert response.status_code == 400
    assert latest(marciac).summary == "Un"


def test_submitted_version_is_not_written_over(editor, address, form, marciac):
    editor.post(address, form | {"summary": "Soumis", "action-submit": "1"})
    state = review.waiting_state(marciac)
    response = autosave(
        editor,
        address,
        form,
        summary="Après coup",
        overwrite_revision_id=str(state.revision_id),
        loaded_revision_id=str(state.revision_id),
    )
    assert response.status_code in {400, 409}
    state.revision.refresh_from_db()
    assert state.revision.as_object().summary == "Soumis"


ATTACK = "<script>zzalert(1)</script><img src=x onerror=zzalert(2)>\"'{{191*7919}}"


def test_markup_is_never_markup(editor, client_of, moderator, visitor, address, form, marciac):
    page = marciac.get_latest_revision_as_object()
    for f in words_of(page):
        if f.name not in {"slug", "contact_email"}:
            setattr(page, f.name, ATTACK[: f.max_length or 200])
    page.save_revision()
    review.submit(page, by=page.owner or moderator_of(page))
    state = review.waiting_state(marciac)
    reader = client_of(moderator)
    first = marciac.revisions.order_by("pk").first().pk
    for path in [
        f"/admin/review/{state.pk}/",
        f"/admin/pages/{marciac.pk}/revisions/compare/{first}...{state.revision_id}/",
        address,
        f"/admin/pages/{marciac.pk}/history/",
        f"/admin/pages/{marciac.pk}/view_draft/",
        "/admin/",
        "/admin/reports/workflow/",
        f"/admin/pages/{marciac.get_parent().pk}/",
    ]:
        shown = reader.get(path, follow=True).text
        assert "<script>zzalert" not in shown, path
        assert "<img src=x onerror" not in shown, path
        assert str(191 * 7919) not in shown, path


def moderator_of(page):
    """Return somebody who holds `page`."""
    return page.mandates.select_related("user").first().user


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,<b>", "vbscript:x"])
def test_link_that_runs_is_dropped(editor, address, form, marciac, target):
    text = {
        "blocks": [
            {
                "key": "a",
                "text": "un lien",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 7, "key": 0}],
                "data": {},
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": target}}},
    }
    assert editor.post(address, form | {"presentation": json.dumps(text)}).status_code == 302
    kept = latest(marciac).presentation
    assert "un lien" in kept
    assert "href" not in kept


NOT_IN_THE_FORM = {
    "owner": "1",
    "live": "on",
    "locked": "on",
    "locale": "2",
    "path": "0001",
    "url_path": "/ailleurs/",
    "translation_key": "00000000-0000-0000-0000-000000000000",
    "expire_at": "2020-01-01 00:00",
    "go_live_at": "2090-01-01 00:00",
    "alias_of": "2",
    "has_unpublished_changes": "",
    "live_revision": "1",
}


def test_what_is_not_in_the_form_is_not_taken(editor, address, form, marciac):
    data = form | NOT_IN_THE_FORM | {"summary": "Nouveau", "action-submit": "1"}
    assert editor.post(address, data).status_code == 302
    proposed = review.waiting_state(marciac).revision.as_object()
    now = VillagePage.objects.get(pk=marciac.pk)
    assert proposed.summary == "Nouveau"
    for name in set(NOT_IN_THE_FORM) - {"has_unpublished_changes"}:
        attribute = VillagePage._meta.get_field(name).attname
        was = getattr(marciac, attribute)
        assert (getattr(proposed, attribute), getattr(now, attribute)) == (was, was), name
