"""Form fields that read a value as people write it, and show it again as they do."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .telephone import tidy_telephone, validate_telephone

#: What stands beside a number when somebody types as people write.
UNITS = re.compile(r"[\s€]|m²|m2$", re.IGNORECASE)

#: As people here write a day, whatever the language of the screens.
DAY_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"]

#: Digits of the number of a row.
LONGEST_NUMBER = 18


def is_number_of_a_row(text: str) -> bool:
    """Whether `text`, from an address or a form, is a number that a database can look for."""
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


class WholeNumberField(forms.IntegerField):
    """A number as people write it: ``185 000 €``, ``85 m²``."""

    widget = forms.TextInput

    def to_python(self, value):
        return super().to_python(UNITS.sub("", value) if isinstance(value, str) else value)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "autocomplete": "off"}


class DayField(forms.DateField):
    """A day as people here write it: ``15/03/2027``."""

    default_error_messages = {"invalid": _("Write the day as 15/03/2027.")}

    def __init__(self, **kwargs):
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        kwargs["widget"] = forms.DateInput(attrs=attributes, format=DAY_FORMATS[0])
        super().__init__(input_formats=DAY_FORMATS, **kwargs)


class TelephoneField(forms.CharField):
    """A number that can be called: ``05.62.00.00.00``, ``+33 (0)5 62 00 00 00``. Gives it as
    it is printed: ``05 62 00 00 00``."""

    default_validators = [validate_telephone]

    def to_python(self, value):
        return tidy_telephone(super().to_python(value))

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "tel"}


class WebAddressField(forms.URLField):
    """An address as people type it: ``www.exemple.fr`` is ``https://www.exemple.fr``."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)

    def widget_attrs(self, widget):
        attributes = {"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}
        return super().widget_attrs(widget) | attributes


class RowChoiceField(forms.ModelChoiceField):
    """A row of the database, by its number; a longer one than any row has chooses nothing."""

    def to_python(self, value):
        # not every database takes a number that it cannot hold
        if value and len(str(value)) > LONGEST_NUMBER:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class DigitsField(forms.CharField):
    """A number of which only the digits count: ``732 829 320 00074``. `max_length` is theirs."""

    def to_python(self, value):
        return re.sub(r"[\s.]", "", super().to_python(value))

    def widget_attrs(self, widget):
        shown = super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}
        return shown | {"maxlength": str(2 * self.max_length)}  # with what parts them
