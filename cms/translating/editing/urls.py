from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import views

urlpatterns = [
    path(
        "translations/<int:page_id>/<slug:language>/",
        require_admin_access(views.edit),
        name="edit",
    ),
    path(
        "translations/<int:page_id>/<slug:language>/preview/",
        require_admin_access(views.preview),
        name="preview",
    ),
]
