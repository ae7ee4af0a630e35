"""Where readers say what is no longer true, and where a page's people answer."""

from django.urls import path, re_path

from .address import PATTERN
from .views import correct, settle

urlpatterns = [
    re_path(PATTERN, correct, name="correct"),
    path("corriger/<int:pk>/<slug:word>/", settle, name="settle_correction"),
]
