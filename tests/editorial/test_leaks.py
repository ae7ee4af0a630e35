"""A sweep over every address of the CMS: whichever number is put in it, Lectoure's committee
reads nothing of Marciac's draft, changes nothing there, and meets no error of ours."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .scenes import CANARY, attempt, is_refusal

pytestmark = pytest.mark.django_db

#: Wagtail's own example of an error page.
DELIBERATE = {"admin/failwhale/"}
#: Ends the session, or is the way to it.
DOORS = ("admin/logout/", "admin/login/")

#: A little of what the forms of the CMS ask for.
POSTED = {
    "comment": "x",
    "confirm": "1",
    "user": "1",
    "external-link-chooser-url": "https://exemple.test/",
}


def addresses(patterns=None, prefix=""):
    """Yield every pattern below ``/admin/`` as a template, with its parameters' names."""
    for entry in patterns or get_resolver().url_patterns:
        route = prefix + re.sub(r"^\^|\$$|\\Z$", "", str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, route)
        elif isinstance(entry, URLPattern) and route.startswith("admin/"):
            yield route


def filled(route, scene) -> set[str]:
    """Return `route` with every plausible value of each of its parameters."""
    state = scene.state
    numbers = {
        scene.page.pk,
        scene.page.get_parent().pk,
        scene.draft.pk,
        state.pk,
        state.workflow_state_id,
        state.task_id,
        scene.draft.user_id,
        scene.draft.user.mandates.get().pk,
    }
    words = {
        "app_label": "villages",
        "app_name": "villages",
        "content_type_app_name": "villages",
        "model_name": "villagepage",
        "content_type_model_name": "villagepage",
        "action": "delete",
        "action_name": "approve",
        "site_pk": "1",
        "filename": "a.png",
        "filter_spec": "width-10",
        "signature": "x",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "format": "json",
    }
    names = re.findall(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>", route)
    names = [a or b for a, b in names]
    made = set()
    for number in numbers:
        address = route
        for name in names:
            value = words.get(name, str(number))
            address = re.sub(
                rf"<(?:\w+:)?{name}>|\(\?P<{name}>(?:[^()]|\([^()]*\))*\)", value, address
            )
        made.add("/" + address.replace("\\", "").replace("^", "").replace("?:", ""))
        if not names:
            break
    return made


@pytest.fixture
def routes():
    found = sorted(set(addresses()))
    assert len(found) > 150
    return [r for r in found if r not in DELIBERATE and not r.startswith(DOORS)]


def test_no_address_tells_of_the_draft(submitted_scene, routes):
    client = submitted_scene.people["other_committee"]
    told, errors = [], []
    for route in routes:
        for address in sorted(filled(route, submitted_scene)):
            with attempt():
                response = client.get(address)
                if response.status_code >= 500:
                    errors.append(address)
                if CANARY.encode() in response.getvalue():
                    told.append(address)
    assert (told, errors) == ([], [])
    said = client.get("/admin/").text  # the messages of all that was refused
    assert CANARY not in said


def test_no_address_is_an_error(submitted_scene, routes):
    client = submitted_scene.people["administrator"]
    errors = []
    for route in routes:
        for address in sorted(filled(route, submitted_scene)):
            with attempt():
                if client.get(address).status_code >= 500:
                    errors.append(address)
    assert errors == []


def test_no_address_lets_the_page_be_changed(submitted_scene, routes):
    client = submitted_scene.people["other_committee"]
    changed, errors = [], []
    before = state_of(submitted_scene)
    for route in routes:
        for address in sorted(filled(route, submitted_scene)):
            with attempt():
                response = client.post(address, POSTED)
                if response.status_code >= 500:
                    errors.append(address)
                if state_of(submitted_scene) != before:
                    changed.append(address)
                if response.status_code == 302 and not is_refusal(response):
                    client.get("/admin/")
    assert changed == []
    assert errors == []


def state_of(scene):
    page = type(scene.page).objects.get(pk=scene.page.pk)
    return (
        {f.attname: f.value_from_object(page) for f in page._meta.concrete_fields},
        list(page.revisions.values_list("pk", "content").order_by("pk")),
        list(page.workflow_states.values_list("pk", "status").order_by("pk")),
        list(scene.draft.user.mandates.values_list("pk", "page_id")),
    )
