"""The address below ``/compte/`` where a kept form is found again."""

from django.urls import path

from .views import kept_form

urlpatterns = [path("<uuid:pk>/", kept_form, name="kept_form")]
