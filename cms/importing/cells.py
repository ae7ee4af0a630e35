"""The text of a cell as the value of a model's field."""

import re
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.slugs import slug_for

YES = {"yes", "oui", "true", "vrai", "1", "x"}
NO = {"no", "non", "false", "faux", "0"}
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S")
LANGUAGES_OF_LABELS = ("fr", "en")


def value_of(text: str, field: models.Field, *, has_decimal_commas: bool):
    """Return the Python value that `text` says for `field`: codes or labels for choices, yes or
    no in French or English, days as ``2026-05-31`` or ``31/05/2026``.

    Raises ValidationError. What the field's own validators say is not asked here.
    """
    if not text:
        return _nothing(field)
    if isinstance(field, ChoiceSetField):
        return field.to_python([_code(part, field) for part in re.split(r"[|;,]", text) if part])
    if field.choices:
        return _code(text, field)
    if isinstance(field, models.BooleanField):
        return _yes_or_no(text)
    if isinstance(field, models.DateField):
        return _day(text)
    if isinstance(field, models.IntegerField | models.DecimalField):
        return _number(text, field, has_decimal_commas)
    return field.to_python(text)


def _nothing(field):
    if field.null:
        return None
    return field.get_default() if field.has_default() else ""


def _code(text: str, field) -> str:
    """Return the code that `text` is, or is the label of."""
    said = slug_for(text.strip())
    for language in LANGUAGES_OF_LABELS:
        with translation.override(language):
            for code, label in field.flatchoices:
                if text.strip() == code or (
                    said and said in {slug_for(code), slug_for(str(label))}
                ):
                    return code
    raise ValidationError(
        _("“%(value)s” is not one of %(choices)s."),
        params={
            "value": text[:60],
            "choices": ", ".join(f"{code} ({label})" for code, label in field.flatchoices if code),
        },
    )


def _yes_or_no(text: str) -> bool:
    said = text.lower()
    if said not in YES | NO:
        raise ValidationError(_("“%(value)s” is neither yes nor no."), params={"value": text[:60]})
    return said in YES


def _day(text: str):
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValidationError(
        _("“%(value)s” is no day: write 2026-05-31 or 31/05/2026."), params={"value": text[:60]}
    )


def _number(text: str, field, has_decimal_commas: bool):
    """Return the number, written with spaces between the thousands or a euro sign or neither."""
    plain = re.sub(r"[\s€]", "", text)
    if has_decimal_commas:
        plain = plain.replace(",", ".")
    if isinstance(field, models.IntegerField):
        plain = re.sub(r"\.0+$", "", plain)
    return field.to_python(plain)
