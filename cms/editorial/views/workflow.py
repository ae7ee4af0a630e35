"""Wagtail's own address for deciding, held to the same rules."""

from django.http import Http404
from wagtail.admin.views.pages.workflow import WorkflowActionView

from cms.editorial import review

from .review import refused_response


class BoundWorkflowActionView(WorkflowActionView):
    """Refuses a review that belongs to another page, and says why when an act is refused.

    Wagtail checks what the person may do with the page in the address, and then acts on the
    page of the task state in the address, whichever that is.
    """

    def get_task_state(self):
        state = super().get_task_state()
        if state.workflow_state.object_id != str(self.object.pk):
            raise Http404
        return state

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except review.Refused as refusal:
            return refused_response(request, refusal, self.task_state)

    def dispatch(self, request, *args, **kwargs):
        state = self.task_state
        if request.method == "POST" and state.status != state.STATUS_IN_PROGRESS:
            if not request.user.has_perm("editorial.decide_review"):
                return super().dispatch(request, *args, **kwargs)
            refusal = review.Refused(review.over_message(), state)
            return refused_response(request, refusal, state)
        return super().dispatch(request, *args, **kwargs)
