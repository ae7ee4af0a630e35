"""The first screen of the CMS: what waits for me, and the pages that I hold."""

from dataclasses import dataclass

from wagtail.admin.ui.components import Component
from wagtail.models import TaskState, WorkflowState

from . import review
from .models import ReviewState
from .policies import mandated_pages
from .queue.order import waiting
from .queue.rows import rows_of

#: So many of what waits are on the first screen; the others are in the queue.
FIRST_ROWS = 5


@dataclass(frozen=True)
class HeldPage:
    """A page as its people see it: its state in one word, what they can do, what is missing.

    state: ``waiting``, ``sent_back``, ``draft`` (changes not submitted), ``live``, ``new``.
    """

    page: object
    state: str
    waiting: object = None
    note: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def can_submit(self) -> bool:
        return self.state in {"draft", "sent_back", "new"} and bool(self.page.latest_revision_id)


def held_page(page) -> HeldPage:
    """Return `page` as its people see it."""
    page = page.specific
    suggestions = tuple(page.suggestions())
    workflow_state = page.current_workflow_state
    if workflow_state and workflow_state.status == WorkflowState.STATUS_IN_PROGRESS:
        return HeldPage(page, "waiting", waiting=review.waiting_state(page))
    if workflow_state and workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        sent_back = workflow_state.current_task_state
        note = sent_back.comment if sent_back.status == TaskState.STATUS_REJECTED else ""
        return HeldPage(page, "sent_back", note=note, suggestions=suggestions)
    if not page.live:
        return HeldPage(page, "new", suggestions=suggestions)
    state = "draft" if page.has_unpublished_changes else "live"
    return HeldPage(page, state, suggestions=suggestions)


class MyPagesPanel(Component):
    """The pages that the person holds, each with its state and what to do next."""

    name = "my_pages"
    order = 20
    template_name = "editorial/my_pages.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {
            "request": self.request,
            "held": [held_page(page) for page in mandated_pages(self.request.user)],
        }


class WaitingPanel(Component):
    """The head of the queue, for a moderator."""

    name = "waiting"
    order = 10
    template_name = "editorial/waiting.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        user = self.request.user
        decides = user.has_perm("editorial.decide_review")
        found = waiting() if decides else ReviewState.objects.none()
        return {
            "request": self.request,
            "decides": decides,
            "total": found.count(),
            "rows": rows_of(found[:FIRST_ROWS], user),
        }
