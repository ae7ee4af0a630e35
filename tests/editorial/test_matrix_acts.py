"""Who may do what: every actor posts to every address, with the whole form. Hiding a button is
not denying.

Who is not named is turned away and changes nothing at all. Who is named under `in_vain` gets an
answer (their draft is saved, the form comes back), but what the act is for does not happen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import (
    Collection,
    Comment,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
)

from cms.editorial import review
from cms.editorial.models import Mandate
from tests.forms import form_data
from villages.models import VillagePage

from .scenes import (
    CAST,
    COMMITTEE,
    MODERATORS,
    PEOPLE,
    attempt,
    everything,
    is_refusal,
    tells,
)

pytestmark = pytest.mark.django_db

ADMINISTRATOR = {"administrator"}
STAFF = MODERATORS | ADMINISTRATOR
NOBODY = frozenset()
EDIT = "/admin/pages/{page}/edit/"


# --- whether an act was done ----------------------------------------------------------------


def draft_is_saved(scene):
    return scene.now.latest_revision_id != scene.draft.pk


def text_is_public(scene):
    return scene.is_public_text_changed


def waits(scene):
    return scene.waits


def is_over(scene):
    return not scene.waits


def is_hidden(scene):
    return scene.now is None or not scene.now.live


def is_gone(scene):
    return scene.now is None


def has_moved(scene):
    return scene.now is None or scene.now.path != scene.page.path


def is_locked(scene):
    return scene.now.locked


def is_private(scene):
    return PageViewRestriction.objects.exists()


def page_was_added(scene):
    return Page.objects.count() != scene.counted[Page]


def public_page_was_added(scene):
    return VillagePage.objects.live().count() > 2


def is_resubmitted(scene):
    state = review.waiting_state(scene.page)
    return state is None or state.submitted_by_id != scene.state.submitted_by_id


def is_corrected(scene):
    """A moderator's save is a correction, whichever button: the submission stays its author's."""
    return draft_is_saved(scene) and not is_resubmitted(scene)


def is_stored(model) -> Callable:
    """Return whether there are more or fewer rows of `model` than there were."""

    def differs(scene):
        return model._base_manager.count() != scene.counted[model]

    return differs


COUNTED = [
    Page,
    Comment,
    Mandate,
    Group,
    Collection,
    Site,
    Workflow,
    FormState,
    EditingSession,
    get_user_model(),
]


# --- what is posted -------------------------------------------------------------------------


def typed(**more):
    """The whole edit form, with `more` pressed or typed."""
    return lambda scene: scene.typed | {k.replace("_", "-"): v for k, v in more.items()}


def new_village(**more):
    """The whole form of a new village."""
    return lambda scene: scene.new_village | {k.replace("_", "-"): v for k, v in more.items()}


def copied(**more):
    return lambda scene: {
        "new_title": "Copie",
        "new_slug": "copie",
        "new_parent_page": scene.address("{index}"),
        **more,
    }


def fixed(**fields):
    return lambda scene: {k: scene.address(v) for k, v in fields.items()}


@dataclass(frozen=True)
class Act:
    path: str
    data: Callable
    may: set[str]
    done: Callable
    in_vain: set[str] = field(default_factory=set)


ACTS = {
    "save": Act(EDIT, typed(), PEOPLE, draft_is_saved),
    "submit": Act(EDIT, typed(action_submit="1"), PEOPLE, waits),
    "submit the saved draft": Act("/admin/review/submit/{page}/", fixed(), PEOPLE, waits),
    "publish": Act(EDIT, typed(action_publish="1"), NOBODY, text_is_public, PEOPLE),
    "publish a creation": Act(
        "/admin/pages/add/villages/villagepage/{index}/",
        new_village(action_publish="1"),
        NOBODY,
        public_page_was_added,
        STAFF,
    ),
    "create": Act(
        "/admin/pages/add/villages/villagepage/{index}/", new_village(), STAFF, page_was_added
    ),
    "create below": Act(
        "/admin/pages/add/villages/villagepage/{page}/", new_village(), NOBODY, page_was_added
    ),
    "publish in bulk": Act(
        "/admin/bulk/wagtailcore/page/publish/?id={page}", fixed(), NOBODY, text_is_public, STAFF
    ),
    "publish a section with what is below": Act(
        "/admin/bulk/wagtailcore/page/publish/?id={index}",
        fixed(include_descendants="on"),
        NOBODY,
        text_is_public,
        STAFF,
    ),
    "take down": Act("/admin/pages/{page}/unpublish/", fixed(), STAFF, is_hidden),
    "take down in bulk": Act(
        "/admin/bulk/wagtailcore/page/unpublish/?id={page}", fixed(), STAFF, is_hidden
    ),
    "take down all in bulk": Act(
        "/admin/bulk/wagtailcore/page/unpublish/?id=all&childOf={index}", fixed(), STAFF, is_hidden
    ),
    "delete": Act("/admin/pages/{page}/delete/", fixed(), STAFF, is_gone),
    "delete in bulk": Act(
        "/admin/bulk/wagtailcore/page/delete/?id={page}", fixed(), STAFF, is_gone
    ),
    "move": Act("/admin/pages/{page}/move/{index}/confirm/", fixed(), STAFF, has_moved),
    "choose where to move to": Act(
        "/admin/pages/{page}/move/", fixed(new_parent_page="{index}"), NOBODY, has_moved, STAFF
    ),
    "move elsewhere": Act("/admin/pages/{page}/move/{home}/confirm/", fixed(), NOBODY, has_moved),
    "move in bulk": Act(
        "/admin/bulk/wagtailcore/page/move/?id={page}",
        fixed(chooser="{home}", move_applicable="on"),
        NOBODY,
        has_moved,
        STAFF,
    ),
    "reorder": Act("/admin/pages/{page}/set_position/", fixed(), STAFF, has_moved),
    "copy": Act("/admin/pages/{page}/copy/", copied(), STAFF, page_was_added, COMMITTEE),
    "copy and publish": Act(
        "/admin/pages/{page}/copy/",
        copied(publish_copies="on"),
        NOBODY,
        public_page_was_added,
        PEOPLE,
    ),
    "copy as an alias": Act(
        "/admin/pages/{page}/copy/", copied(alias="on"), NOBODY, public_page_was_added, PEOPLE
    ),
    "make an alias a page": Act(
        "/admin/pages/{page}/convert_alias/", fixed(), NOBODY, draft_is_saved
    ),
    "make private": Act(
        "/admin/pages/{page}/privacy/", fixed(restriction_type="login"), NOBODY, is_private
    ),
    "make the section private": Act(
        "/admin/pages/{index}/privacy/", fixed(restriction_type="login"), STAFF, is_private
    ),
    "lock": Act("/admin/pages/{page}/lock/", fixed(), STAFF, is_locked),
    "unschedule": Act(
        "/admin/pages/{page}/revisions/{draft}/unschedule/", fixed(), NOBODY, draft_is_saved
    ),
    "go back to an earlier version": Act(
        "/admin/pages/{page}/revisions/{first}/revert/", typed(), PEOPLE, draft_is_saved
    ),
    "take another page's version": Act(
        "/admin/pages/{other}/revisions/{draft}/revert/", typed(), NOBODY, text_is_public
    ),
    "preview": Act("/admin/pages/{page}/edit/preview/", typed(), PEOPLE, is_stored(FormState)),
    "preview a creation": Act(
        "/admin/pages/add/villages/villagepage/{index}/preview/",
        new_village(),
        STAFF,
        is_stored(FormState),
    ),
    "say that one is editing": Act(
        "/admin/editing-sessions/ping/villages/villagepage/{page}/0/",
        fixed(is_editing="1"),
        PEOPLE,
        is_stored(EditingSession),
    ),
    "comment": Act(
        EDIT,
        lambda scene: (
            scene.typed
            | {
                "comments-TOTAL_FORMS": "1",
                "comments-INITIAL_FORMS": "0",
                "comments-0-text": "Non",
                "comments-0-contentpath": "summary",
                "comments-0-replies-TOTAL_FORMS": "0",
                "comments-0-replies-INITIAL_FORMS": "0",
            }
        ),
        NOBODY,
        is_stored(Comment),
        PEOPLE,
    ),
    "withdraw what does not wait": Act(
        "/admin/review/withdraw/{page}/", fixed(), NOBODY, draft_is_saved
    ),
    "give a mandate": Act(
        "/admin/mandates/new/",
        lambda scene: {
            "user": scene.draft.user_id,
            "page": scene.other.pk,
            "role": "committee",
            "language": "",
        },
        STAFF,
        is_stored(Mandate),
    ),
    "take a mandate": Act("/admin/mandates/delete/{mandate}/", fixed(), STAFF, is_stored(Mandate)),
    "add a person": Act(
        "/admin/users/new/",
        fixed(
            email="Quelqu.Un@Exemple.test",
            first_name="Q",
            last_name="U",
            language="fr",
            password1="une-phrase-bien-assez-longue",
            password2="une-phrase-bien-assez-longue",
        ),
        ADMINISTRATOR,
        is_stored(get_user_model()),
    ),
    "add a group": Act(
        "/admin/groups/new/",
        lambda scene: (
            form_data(
                scene.people["administrator"].get("/admin/groups/new/"),
                'form[action*="groups/new"]',
            )
            | {"name": "Encore un"}
        ),
        ADMINISTRATOR,
        is_stored(Group),
    ),
    "add a collection": Act(
        "/admin/collections/add/",
        lambda scene: {"name": "Encore une", "parent": Collection.get_first_root_node().pk},
        ADMINISTRATOR,
        is_stored(Collection),
    ),
    "add a site": Act(
        "/admin/sites/new/",
        lambda scene: {
            "hostname": "autre.test",
            "port": "80",
            "site_name": "Autre",
            "root_page": scene.address("{home}"),
        },
        ADMINISTRATOR,
        is_stored(Site),
    ),
} | {
    f"API: {name}": Act(
        f"/admin/api/main/pages/{{page}}/action/{name}/",
        lambda scene: {"revision_id": scene.first.pk},
        NOBODY,
        draft_is_saved,
    )
    for name in [
        "convert_alias",
        "copy",
        "copy_for_translation",
        "create_alias",
        "delete",
        "move",
        "publish",
        "revert_to_page_revision",
        "unpublish",
    ]
}

CORRECT_AND_APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
WORKFLOW = "/admin/pages/workflow/action/"

ACTS_OF_A_REVIEW = {
    "correct": Act(EDIT, typed(), STAFF, draft_is_saved, COMMITTEE),
    "correct and approve": Act(
        EDIT, lambda scene: scene.typed | CORRECT_AND_APPROVE, STAFF, text_is_public, COMMITTEE
    ),
    "approve": Act(WORKFLOW + "{page}/approve/{state}/", fixed(), STAFF, text_is_public),
    "approve under another page's address": Act(
        WORKFLOW + "{other}/approve/{state}/", fixed(), NOBODY, text_is_public
    ),
    "approve what was read": Act(
        "/admin/review/{state}/", fixed(approve="1", revision="{draft}"), STAFF, text_is_public
    ),
    "approve an earlier version": Act(
        "/admin/review/{state}/", fixed(approve="1", revision="{first}"), NOBODY, text_is_public
    ),
    "approve nothing in particular": Act(
        "/admin/review/{state}/", fixed(approve="1"), NOBODY, text_is_public
    ),
    "reject": Act(WORKFLOW + "{page}/reject/{state}/", fixed(comment="Non"), STAFF, is_over),
    "reject without a word": Act(
        WORKFLOW + "{page}/reject/{state}/", fixed(), NOBODY, is_over, STAFF
    ),
    "invent an action": Act(WORKFLOW + "{page}/publish/{state}/", fixed(), NOBODY, is_over),
    "send back": Act("/admin/review/{state}/", fixed(send_back="1", comment="Non"), STAFF, is_over),
    "withdraw": Act("/admin/review/withdraw/{page}/", fixed(), COMMITTEE, is_over),
    "withdraw on the edit screen": Act(EDIT, typed(action_cancel_workflow="1"), COMMITTEE, is_over),
    "start again": Act(EDIT, typed(action_restart_workflow="1"), NOBODY, is_resubmitted, PEOPLE),
    "submit again": Act(EDIT, typed(action_submit="1"), STAFF, is_corrected, COMMITTEE),
    "submit the saved draft again": Act(
        "/admin/review/submit/{page}/", fixed(), NOBODY, is_resubmitted
    ),
    "publish": Act(EDIT, typed(action_publish="1"), NOBODY, text_is_public, PEOPLE),
    "publish in bulk": Act(
        "/admin/bulk/wagtailcore/page/publish/?id={page}", fixed(), NOBODY, text_is_public, STAFF
    ),
    "take down": Act("/admin/pages/{page}/unpublish/", fixed(), STAFF, is_hidden),
    "delete": Act("/admin/pages/{page}/delete/", fixed(), STAFF, is_gone),
    "lock": Act("/admin/pages/{page}/lock/", fixed(), ADMINISTRATOR, is_locked),
    "go back to an earlier version": Act(
        "/admin/pages/{page}/revisions/{first}/revert/",
        typed(),
        STAFF,
        draft_is_saved,
        COMMITTEE,
    ),
}


def post(scene, name, act, before) -> str:
    """Do `act` as `name`; return "done", "in vain", "refused", or what is wrong."""
    client = scene.people[name]
    with attempt():
        response = client.post(scene.address(act.path), act.data(scene))
        if response.status_code >= 500:
            return f"error {response.status_code}"
        if name not in PEOPLE and tells(response):
            return "told of the change"
        if act.done(scene):
            return "done"
        if not is_refusal(response):
            return "in vain"
        return "refused" if everything() == before else "refused, yet something changed"


def assert_done(scene, name, acts):
    scene.counted = {model: model._base_manager.count() for model in COUNTED}
    before = everything()
    outcomes = {act: post(scene, name, acts[act], before) for act in acts}
    assert outcomes == {
        title: "done" if name in act.may else "in vain" if name in act.in_vain else "refused"
        for title, act in acts.items()
    }


@pytest.mark.parametrize("name", sorted(CAST))
def test_acts_are_done_by_those_who_may(drafted, name):
    drafted.more["mandate"] = Mandate.objects.get(user=drafted.draft.user_id).pk
    assert_done(drafted, name, ACTS)


@pytest.mark.parametrize("name", sorted(CAST))
def test_acts_of_a_review_are_done_by_those_who_may(submitted_scene, name):
    assert_done(submitted_scene, name, ACTS_OF_A_REVIEW)
