"""The addresses of the CCI's screen of the villages, below the CMS's."""

from django.urls import path

from . import views

app_name = "village_lifecycle"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("invite/", views.invite, name="invite"),
    path("renew/", views.renew, name="renew"),
    path("end/<int:pk>/", views.end, name="end"),
    path("<int:pk>/", views.village, name="village"),
    path("<int:pk>/<str:act>/", views.change_state, name="change_state"),
]
