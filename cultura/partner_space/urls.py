"""The addresses of a partner's screens, below the CMS's."""

from django.urls import path

from . import views

app_name = "culture_offers"
urlpatterns = [
    path("<int:partner>/", views.offers, name="offers"),
    path("<int:offer>/close/", views.close, name="close"),
    path("<int:offer>/reopen/", views.reopen, name="reopen"),
]
