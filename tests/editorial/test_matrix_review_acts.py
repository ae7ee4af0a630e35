"""Who may do what with a submission: every actor posts every act of a review."""

import pytest

from .acts import (
    ADMINISTRATOR,
    EDIT,
    NOBODY,
    STAFF,
    Act,
    draft_is_saved,
    expected,
    fixed,
    is_corrected,
    is_gone,
    is_hidden,
    is_locked,
    is_over,
    is_resubmitted,
    outcomes,
    text_is_public,
    typed,
)
from .scenes import (
    CAST,
    COMMITTEE,
    PEOPLE,
)

pytestmark = pytest.mark.django_db

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


@pytest.mark.parametrize("name", sorted(CAST))
def test_acts_of_a_review_are_done_by_those_who_may(submitted_scene, name):
    assert outcomes(submitted_scene, name, ACTS_OF_A_REVIEW) == expected(name, ACTS_OF_A_REVIEW)
