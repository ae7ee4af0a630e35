"""The site's addresses, and a constant to measure them against."""

from django.http import HttpResponse
from django.urls import path

from cms.urls import urlpatterns as of_the_site

urlpatterns = [path("-/constant", lambda request: HttpResponse("ok")), *of_the_site]
