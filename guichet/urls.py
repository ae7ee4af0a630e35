"""Addresses of this room beside its pages; the section is named in each language."""

from django.urls import re_path

from guichet.enquiring.place import CULTURE
from guichet.enquiring.screen import culture

urlpatterns = [re_path(CULTURE.pattern, culture, name="enquiry_culture")]
