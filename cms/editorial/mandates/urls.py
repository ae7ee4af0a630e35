"""The addresses of the mandates that are ours; adding one and changing its role are Wagtail's."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import screens

act = require_admin_access(screens.act)

urlpatterns = [
    path("mandates/", require_admin_access(screens.index), name="mandates"),
    # in the place of Wagtail's own screen, which would tell nobody
    path("mandates/delete/<int:pk>/", act, {"word": "end"}, name="end_mandate"),
    *(
        path(f"mandates/<int:pk>/{word}/", act, {"word": word}, name=f"{word}_mandate")
        for word in screens.ACTS
        if word != "end"
    ),
]
