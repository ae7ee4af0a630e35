"""Addresses under ``/compte/``: django-allauth's, and the first screen of an account."""

from django.urls import include, path

from .views import account_home

urlpatterns = [
    path("", account_home, name="account_home"),
    path("", include("allauth.account.urls")),
]
