"""What editorial does when others act: after migrations, and instead of Wagtail's own mails."""

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)


def silence_wagtail_mails() -> None:
    """Stop Wagtail's review mails: ours (`mails`) go to the right people, in their language."""
    for signal, sender, uid in [
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
    ]:
        signal.disconnect(sender=sender, dispatch_uid=uid)


def set_up(app_config=None, using="default", plan=(), **kwargs) -> None:
    """After the last app's migrations: locales, the CCI's groups, the one workflow."""
    from django.apps import apps

    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if app_config is not last:
        return
    from cms.translation.locales import sync_locales

    from .groups import sync_groups
    from .workflow import sync_workflow

    sync_locales()
    sync_groups()
    sync_workflow()
