"""An act: where it is posted, what is posted, who may, and how one sees that it was done."""

from collections.abc import Callable
from dataclasses import dataclass, field

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
from villages.models import VillagePage

from .scenes import (
    MODERATORS,
    PEOPLE,
    attempt,
    everything,
    is_refusal,
    tells,
)

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


# --- doing it, as somebody ---------------------------------------------------------------------


def post(scene, name, act, before) -> str:
    """Do `act` as `name`; return "done", "in vain", "refused", or what is wrong."""
    client = scene.people[name]
    with attempt() as tried:
        data = act.data(scene)  # taken from screens, which people who may open leave traces on
        tried.wrote = False
        response = client.post(scene.address(act.path), data)
        if response.status_code >= 500:
            return f"error {response.status_code}"
        if name not in PEOPLE and tells(response):
            return "told of the change"
        if act.done(scene):
            return "done"
        if not is_refusal(response):
            return "in vain"
        if tried.wrote and everything() != before:
            return "refused, yet something changed"
        return "refused"


def outcomes(scene, name, acts) -> dict[str, str]:
    """Do each of `acts` as `name`; return what became of each, by its title."""
    scene.counted = {model: model._base_manager.count() for model in COUNTED}
    before = everything()
    return {title: post(scene, name, act, before) for title, act in acts.items()}


def expected(name, acts) -> dict[str, str]:
    """Return what should become of each of `acts` when `name` does it."""
    return {
        title: "done" if name in act.may else "in vain" if name in act.in_vain else "refused"
        for title, act in acts.items()
    }
