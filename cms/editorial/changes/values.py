"""One field's value as people read it."""

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage

from cms.editorial.choice_set import ChoiceSetField

from .words import plain_text

#: What is text to a computer, and to people one thing: half an address that is struck says nothing.
READ_WHOLE = models.EmailField | models.URLField | models.SlugField


def kind_of(field) -> str:
    """Return how a change of `field` is shown: text, list, picture or value."""
    if isinstance(field, ChoiceSetField):
        return "list"
    if isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage):
        return "picture"
    is_text = isinstance(field, models.TextField | models.CharField)
    is_fact = isinstance(field, READ_WHOLE) or field.name.endswith("phone") or field.choices
    return "text" if is_text and not is_fact else "value"


def readable(instance, field) -> str:
    """Return the value of `field` on `instance` in words; empty when nothing is there."""
    value = getattr(instance, field.name)
    if value is None or value == "":
        return ""
    if isinstance(field, RichTextField):
        return plain_text(str(value))
    if field.choices:
        return str(getattr(instance, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateTimeField):
        return date_format(value, "DATETIME_FORMAT")
    if isinstance(field, models.DateField):
        return date_format(value, "DATE_FORMAT")
    if field.name.endswith("_year"):
        return str(value)  # 2023, not 2,023
    if isinstance(field, models.IntegerField | models.DecimalField | models.FloatField):
        return number_format(value)
    return str(value)
