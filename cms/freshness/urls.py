"""Where the links of a letter lead, in each language."""

from django.urls import re_path

from .links import PATTERN
from .views import ask

urlpatterns = [re_path(PATTERN, ask, name="still_true")]
