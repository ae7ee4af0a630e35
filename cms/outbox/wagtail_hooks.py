"""What administrators see of the background work, in the CMS's settings."""

from wagtail import hooks
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .listings import MailViewSet, TaskViewSet
from .models import OutboxMessage, TaskLease

# who may see the mails may see the tasks
register_permission_policy(TaskLease, ModelPermissionPolicy(TaskLease, auth_model=OutboxMessage))


@hooks.register("register_admin_viewset")
def register_listings():
    return [MailViewSet("outbox_mails"), TaskViewSet("outbox_tasks")]
