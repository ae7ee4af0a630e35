"""The one workflow of the site: one task, read by a CCI moderator."""

from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from .models import ReviewTask

NAME = "Relecture par la CCI"


def sync_workflow() -> None:
    """Make sure that the workflow exists and covers the whole tree. Safe to call again.

    Wagtail's own "Moderators approval", which a fresh database holds, is removed: there is
    one way to the public.
    """
    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    task = ReviewTask.objects.filter(name=NAME).first() or ReviewTask.objects.create(name=NAME)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    Workflow.objects.exclude(pk=workflow.pk).filter(workflow_states__isnull=True).delete()
    Task.objects.filter(workflow_tasks=None, task_states=None).delete()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
