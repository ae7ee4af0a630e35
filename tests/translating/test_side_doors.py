"""Every way round the review of a translation that is known, tried by everybody: none leads
anywhere.

Known ways: what plain wagtail-localize lets through (its editor publishes, its updates and its
conversions ask for one global right, its strings may be written while a page waits), what Wagtail
offers on any page, its API, and addresses of ours with the keys of others. After each request,
readers get the same bytes; after a request by somebody without a right on it, nothing at all has
changed.
"""

import json
from dataclasses import dataclass, field

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Revision

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.translating import acts
from cms.translating.models import Translation
from cms.translation.models import Wording
from tests.factories import MandateFactory, UserFactory
from tests.factories.translations import translate

PENDING = "Not approved by anybody"


@dataclass(frozen=True)
class Door:
    """A request: `data` is sent as a form, or as JSON. `is_staffs`: the CCI may do it in earnest
    (taking down never waits); `answers`: what outsiders are answered."""

    address: str
    data: dict | None = field(default_factory=dict)
    method: str = "post"
    is_json: bool = False
    is_staffs: bool = False
    is_nobodys: bool = False


def api(act: str, **data) -> Door:
    return Door(f"/admin/api/main/pages/{{t}}/action/{act}/", data, is_json=True)


def bulk(act: str, **more) -> Door:
    return Door(f"/admin/bulk/wagtailcore/page/{act}/?id={{t}}", **more)


DOORS = {
    # the editor of the CMS, which localize replaces by one that publishes (C1)
    "publish in the editor": Door(
        "/admin/pages/{t}/edit/",
        {"title": PENDING, "slug": "translation-en", "action-publish": "1"},
    ),
    "save in the editor": Door("/admin/pages/{t}/edit/", {"title": PENDING, "slug": "mine"}),
    "submit in the editor": Door("/admin/pages/{t}/edit/", {"title": "x", "action-submit": "1"}),
    # localize's own addresses (C1–C6): none of them is there
    "localize: submit": Door(
        "/admin/localize/submit/page/{page}/", {"locales": "2"}, is_nobodys=True
    ),
    "localize: update": Door(
        "/admin/localize/update/1/", {"publish_translations": "on"}, is_nobodys=True
    ),
    "localize: string": Door(
        "/admin/localize/translate/1/strings/1/edit/", {"value": PENDING}, "put", is_nobodys=True
    ),
    "localize: machine": Door("/admin/localize/translate/1/machine_translate/", is_nobodys=True),
    "localize: alias": Door("/admin/localize/page/{t}/convert_to_alias/", is_nobodys=True),
    "localize: stop": Door("/admin/localize/translate/1/disable/", is_nobodys=True),
    "localize: upload": Door("/admin/localize/translate/1/pofile/upload/", is_nobodys=True),
    "simple translation": Door("/admin/translation/submit/page/{page}/", is_nobodys=True),
    # Wagtail's acts on any page
    "delete": Door("/admin/pages/{t}/delete/", is_staffs=True),
    "unpublish": Door("/admin/pages/{t}/unpublish/", is_staffs=True),
    "move": Door("/admin/pages/{t}/move/{other}/confirm/"),
    "copy": Door(
        "/admin/pages/{t}/copy/",
        {"new_title": "x", "new_slug": "x", "new_parent_page": "{other}", "publish_copies": "on"},
    ),
    "lock": Door("/admin/pages/{t}/lock/", is_staffs=True),
    "make private": Door("/admin/pages/{t}/privacy/", {"restriction_type": "login"}),
    "go back to a version": Door("/admin/pages/{t}/revisions/{first}/revert/", method="get"),
    "unschedule": Door("/admin/pages/{t}/revisions/{pending}/unschedule/"),
    "convert an alias": Door("/admin/pages/{t}/convert_alias/"),
    "reorder": Door("/admin/pages/{page}/set_page_position/{t}/?position=0"),
    "add one by hand": Door(
        "/admin/pages/add/translating/translation/{page}/",
        {"title": PENDING, "slug": "translation-es", "action-publish": "1"},
        is_nobodys=True,
    ),
    "publish in bulk": bulk("publish"),
    "unpublish in bulk": bulk("unpublish", is_staffs=True),
    "delete in bulk": bulk("delete", is_staffs=True),
    "move in bulk": bulk("move", data={"chooser": "{other}"}),
    # the API of the CMS
    "api: publish": api("publish"),
    "api: unpublish": api("unpublish"),
    "api: delete": api("delete"),
    "api: copy": api("copy", destination_page_id="{other}"),
    "api: alias": api("create_alias", update_slug="x"),
    "api: copy for translation": api("copy_for_translation", locale="es"),
    "api: revert": api("revert_to_page_revision", revision_id="{first}"),
    # ours, with the keys of others
    "write": Door("/admin/translations/{page}/en/", {"text-summary": PENDING, "save": "1"}),
    "write and submit": Door(
        "/admin/translations/{page}/en/", {"text-summary": PENDING, "submit": "1"}
    ),
    "withdraw": Door("/admin/translations/{page}/en/", {"withdraw": "1"}),
    "translate a translation": Door("/admin/translations/{t}/en/", {"save": "1"}, is_nobodys=True),
    "translate into French": Door("/admin/translations/{page}/fr/", {"save": "1"}, is_nobodys=True),
    "submit it for review": Door("/admin/review/submit/{t}/"),
}  # fmt: skip


@pytest.fixture
def people(
    marciac, lectoure, village_index, committee, other_committee, member, adviser, moderator
):
    """The cast: outsiders have no right on the English of Marciac, insiders may write it."""
    Reviewer.objects.create(user=moderator, languages=["en"])
    made = {}
    for name, page, language in [
        ("translator", village_index, "en"),
        ("spanish translator", village_index, "es"),
        ("french only", marciac, "fr"),
        ("english of lectoure", lectoure, "en"),
    ]:
        made[name] = UserFactory(translator=True)
        MandateFactory(user=made[name], page=page, role="translator", language=language)
    suspended = UserFactory(translator=True)
    mandate = MandateFactory(user=suspended, page=marciac, role="translator", language="en")
    type(mandate).objects.filter(pk=mandate.pk).update(suspended_at=mandate.created_at)
    outsiders = {
        "committee of another village": other_committee,
        "member": member,
        "adviser": adviser,
        "suspended": suspended,
        "spanish translator": made["spanish translator"],
        "french only": made["french only"],
        "english of lectoure": made["english of lectoure"],
    }
    insiders = {"committee": committee, "translator": made["translator"], "moderator": moderator}
    return outsiders, insiders


@pytest.fixture
def world(marciac, lectoure, people):
    """Marciac, approved in English, with other words in a draft."""
    begun = translate(marciac, "en", by=people[1]["committee"])
    first = begun.latest_revision_id
    path = begun.segments[0]["path"]
    acts.write(begun, {path: PENDING}, by=people[1]["committee"])
    begun.refresh_from_db()
    return {
        "t": begun.pk,
        "page": marciac.pk,
        "other": lectoure.pk,
        "first": first,
        "pending": begun.latest_revision_id,
    }


def filled(value, world):
    if isinstance(value, dict):
        return {name: filled(inner, world) for name, inner in value.items()}
    return value.format(**world) if isinstance(value, str) else value


def knock(browser, door: Door, world):
    address, data = filled(door.address, world), filled(door.data, world)
    if door.method == "get":
        return browser.get(address)
    if door.is_json:
        return browser.post(address, json.dumps(data), content_type="application/json")
    if door.method == "put":
        return browser.put(address, json.dumps(data), content_type="application/json")
    return browser.post(address, data)


def public(visitor) -> tuple:
    """Return what readers get, byte by byte."""
    answer = visitor.get("/en/villages/marciac/")
    told = BeautifulSoup(answer.content, "html.parser").find("main").decode()
    words = Wording.objects.order_by("pk").values_list("page", "language", "content", "text")
    return answer.status_code, told, list(words)


def everything() -> tuple:
    """Return all that a change would leave a trace in."""
    pages = Page.objects.order_by("pk").values_list(
        "pk", "path", "slug", "live", "latest_revision", "live_revision", "locked", "locale"
    )
    waiting = review.waiting_states().values_list("pk", "revision")
    return list(pages), Revision.objects.count(), list(waiting)


@pytest.mark.parametrize("name", DOORS)
def test_no_side_door_is_open(name, visitor, client_of, world, people):
    door, (outsiders, insiders) = DOORS[name], people
    told, there = public(visitor), everything()
    assert PENDING not in told[1]
    for who, person in {**outsiders, "nobody": None}.items():
        answer = knock(client_of(person) if person else visitor, door, world)
        assert answer.status_code in {302, 400, 403, 404, 405, 409, 422}, who
    assert (public(visitor), everything()) == (told, there)
    for who, person in insiders.items():
        if door.is_staffs and who == "moderator":
            continue
        answer = knock(client_of(person), door, world)
        assert answer.status_code < 500, who
        if door.is_nobodys:
            assert answer.status_code in {302, 400, 403, 404, 405}, who
    assert public(visitor) == told
    if door.is_nobodys:
        assert everything() == there


READ = {
    "editor": "/admin/translations/{page}/en/",
    "preview": "/admin/translations/{page}/en/preview/",
    "view draft": "/admin/pages/{t}/view_draft/",
    "version": "/admin/pages/{t}/revisions/{pending}/view/",
    "compare": "/admin/pages/{t}/revisions/compare/{first}...{pending}/",
    "history": "/admin/pages/{t}/history/",
    "usage": "/admin/pages/{t}/usage/",
    "api": "/admin/api/main/pages/{t}/",
    "api listing": "/admin/api/main/pages/?child_of={page}&fields=*",
    "search": "/admin/pages/search/?q=approved",
}


@pytest.mark.parametrize("name", READ)
def test_nobody_else_reads_the_draft(name, visitor, client_of, world, people):
    outsiders, _insiders = people
    for who, person in outsiders.items():
        answer = client_of(person).get(filled(READ[name], world))
        assert PENDING not in answer.content.decode(errors="replace"), who
    assert PENDING not in visitor.get(filled(READ[name], world)).content.decode(errors="replace")


def test_only_somebody_who_reads_the_language_decides(client_of, world, people, other_moderator):
    begun = Translation.objects.get(pk=world["t"])
    state = review.submit(begun, by=people[1]["committee"])
    for person in [*people[0].values(), other_moderator, people[1]["committee"]]:
        with pytest.raises(review.Refused):
            review.approve(state, by=person)
    assert not Wording.objects.filter(text__contains=PENDING).exists()
    review.approve(state, by=people[1]["moderator"])
    assert Wording.objects.filter(text__contains=PENDING).exists()


def test_while_it_waits_nobody_writes_but_who_decides(client_of, world, people):
    begun = Translation.objects.get(pk=world["t"])
    committee, translator = people[1]["committee"], people[1]["translator"]
    review.submit(begun, by=committee)
    for person in (committee, translator):
        with pytest.raises(review.Refused):
            acts.write(begun, {begun.segments[0]["path"]: "Other words"}, by=person)
