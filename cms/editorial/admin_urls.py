"""Addresses of the CMS that are ours, or Wagtail's with our rules. Included before Wagtail's."""

from django.contrib.auth import logout as end_session
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, re_path
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin.auth import require_admin_access

from .backends import ACCESS_ADMIN
from .history import views as history
from .mandates.urls import urlpatterns as mandates
from .queue import views as queue
from .views import readers, review, workflow

app_name = "editorial"


def login(request):
    """Lead to the one log-in, and back to the screen that was asked for.

    Who is logged in comes here when the CMS is not for them: the log-in would send them back
    to the CMS, and so on without end.
    """
    if request.user.is_authenticated and not request.user.has_perm(ACCESS_ADMIN):
        raise PermissionDenied
    target = request.GET.get("next", "/admin/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/admin/"
    return redirect_to_login(target)


def logout(request):
    """End the session on POST; ask first on GET (Wagtail's own view ends it on any method)."""
    if request.method != "POST":
        return redirect("account_logout")
    end_session(request)
    return redirect("account_login")


@require_admin_access
def closed(request, **kwargs):
    """Answer for a screen of Wagtail's that would show what is not the person's business."""
    raise PermissionDenied


urlpatterns = [
    *mandates,
    path("login/", login, name="login"),
    path("logout/", logout, name="logout"),
    path("review/", require_admin_access(queue.index), name="queue"),
    path("review/small/", require_admin_access(queue.approve_small), name="approve_small"),
    path("review/<int:state_id>/", require_admin_access(review.read), name="review"),
    path("review/next/", require_admin_access(review.next_one), name="next"),
    path("review/readers/", require_admin_access(readers.index), name="reviewers"),
    path("review/submit/<int:page_id>/", require_admin_access(review.submit), name="submit"),
    path("review/withdraw/<int:page_id>/", require_admin_access(review.withdraw), name="withdraw"),
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        require_admin_access(workflow.BoundWorkflowActionView.as_view()),
        name="workflow_action",
    ),
    path("pages/<int:page_id>/history/", require_admin_access(history.history), name="history"),
    path(
        "pages/<int:page_id>/history/<int:revision_id>/",
        require_admin_access(history.version),
        name="version",
    ),
    path(
        "pages/<int:page_id>/history/<int:revision_id>/put-back/",
        require_admin_access(history.put_back),
        name="put_back",
    ),
    # shows the last edited page of every type by its title, other people's drafts included
    re_path(r"^reports/page-types-usage/", closed),
]
