from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import views

urlpatterns = [path("translations/", require_admin_access(views.board), name="board")]
