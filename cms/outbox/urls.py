"""The demo's mails, under ``/-/mails/``."""

from django.urls import path

from . import views

app_name = "outbox"
urlpatterns = [
    path("", views.mails, name="mails"),
    path("<int:pk>/", views.mail, name="mail"),
]
