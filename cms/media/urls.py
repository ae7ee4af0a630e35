"""The addresses of files: one for what is stored, one with a readable name for documents."""

from django.urls import path

from . import views

urlpatterns = [
    path("media/<path:name>", views.serve_stored, name="media_stored"),
    # Wagtail finds a document's address by this name
    path("documents/<int:pk>/<str:filename>", views.serve_document, name="wagtaildocs_serve"),
]
