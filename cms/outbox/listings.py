"""Mails and background tasks in the CMS: to be read, and to be tried again; not to be edited.

The text of a mail is not shown: it may hold what only its recipient should read, such as a link
that logs in.
"""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic

from .listing_views import ReadOnlyViewSet, RetryInspectView
from .models import OutboxMessage, TaskLease


class MailFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="filter_state",
        choices=[("unsent", _("Not sent yet")), ("sent", _("Sent")), ("dead", _("Given up"))],
    )

    class Meta:
        model = OutboxMessage
        fields = []

    def filter_state(self, queryset, name, value):
        return getattr(queryset, value)()


class MailIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().defer("content", "text")


class MailInspectView(RetryInspectView):
    retry_label = _("Send again")

    def get_rows(self, mail):
        yield _("State"), mail.state.label
        yield _("Recipient"), mail.recipient
        yield _("Sender"), mail.from_email
        yield _("Subject"), mail.subject
        yield "Message-ID", mail.message_id
        yield _("Written at"), mail.created_at
        yield _("Sent at"), mail.sent_at
        yield _("Attempts"), mail.attempts
        yield _("Next attempt at"), mail.next_attempt_at
        yield _("Last error"), mail.last_error


class MailViewSet(ReadOnlyViewSet):
    model = OutboxMessage
    url_prefix = "outbox/mails"
    icon = "mail"
    menu_order = 900
    index_view_class = MailIndexView
    inspect_view_class = MailInspectView
    filterset_class = MailFilterSet
    search_fields = ["recipient", "subject"]
    search_backend_name = None
    list_display = [
        "subject",
        Column("state", label=_("State"), accessor="state.label"),
        "recipient",
        DateColumn("created_at", label=_("Written"), sort_key="created_at"),
        "attempts",
        "last_error",
    ]
    retry_act = "send_again"
    retry_done = _("The mail will be sent again.")


class TaskIndexView(generic.IndexView):
    def get_base_queryset(self):
        failing = super().get_base_queryset().exclude(task__exception_class_path="")
        return failing.select_related("task")


class TaskInspectView(RetryInspectView):
    retry_label = _("Run again")

    def get_rows(self, held):
        yield _("Task"), held.task.task_path
        yield _("State"), held.task.get_status_display()
        yield _("Enqueued at"), held.task.enqueued_at
        yield _("Started at"), held.task.started_at
        yield _("Attempts"), held.attempts
        yield _("Last error"), held.task.exception_class_path
        yield _("Where in the code"), held.task.traceback


class TaskViewSet(ReadOnlyViewSet):
    """The tasks whose last attempt failed: those given up, and those that will be tried again."""

    model = TaskLease
    pk_path_converter = "uuid"  # the lease's key is the task's, which Wagtail does not follow
    url_prefix = "outbox/tasks"
    icon = "tasks"
    menu_label = _("Failed tasks")
    menu_order = 901
    index_view_class = TaskIndexView
    inspect_view_class = TaskInspectView
    list_display = [
        "__str__",
        Column("state", label=_("State"), accessor="task.get_status_display"),
        DateColumn("enqueued_at", label=_("Enqueued"), accessor="task.enqueued_at"),
        "attempts",
        Column("error", label=_("Last error"), accessor="task.exception_class_path"),
    ]
    retry_act = "run_again"
    retry_done = _("The task will be run again.")
