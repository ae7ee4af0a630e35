from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import views

urlpatterns = [
    path("translations/sections/", require_admin_access(views.begin), name="begin_section"),
    path("translations/sections/<int:pk>/", require_admin_access(views.progress), name="section"),
]
