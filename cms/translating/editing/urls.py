from django.db.transaction import non_atomic_requests
from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import views

urlpatterns = [
    path(
        "translations/<int:page_id>/<slug:language>/",
        # it takes its transactions itself, and asks a machine outside of them
        non_atomic_requests(require_admin_access(views.edit)),
        name="edit",
    ),
    path(
        "translations/<int:page_id>/<slug:language>/preview/",
        require_admin_access(views.preview),
        name="preview",
    ),
]
