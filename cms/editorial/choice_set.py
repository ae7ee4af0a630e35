"""A field for several choices of one `TextChoices`, in one column."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceSetField(models.Field):
    """A set of codes, kept as text (``|bakery|grocery|``) in the order of `choices`.

    One column that filters alike on SQLite and PostgreSQL (``shops__has="bakery"``), is
    copied whole into revisions, and shows as check boxes that a volunteer understands. The
    Python value is a list of codes.
    """

    description = _("Several choices")

    def __init__(self, *args, max_length=600, **kwargs):
        kwargs.setdefault("default", list)
        kwargs["blank"] = True
        super().__init__(*args, max_length=max_length, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("blank", None)
        return name, path, args, kwargs

    def get_internal_type(self):
        return "CharField"

    def db_parameters(self, connection):
        return {"type": f"varchar({self.max_length})", "check": None}

    def from_db_value(self, value, expression, connection):
        return self._codes(value)

    def to_python(self, value):
        if isinstance(value, str):
            return self._codes(value)
        return self._ordered(value or [])

    def get_prep_value(self, value):
        codes = self.to_python(value)
        return f"|{'|'.join(codes)}|" if codes else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def get_default(self):
        return []

    def validate(self, value, model_instance):
        unknown = set(value) - {code for code, _label in self.flatchoices}
        if unknown:
            raise ValidationError(
                _("%(value)s is not one of the choices."), params={"value": ", ".join(unknown)}
            )

    def formfield(self, **kwargs):
        kwargs.pop("choices_form_class", None)
        return forms.MultipleChoiceField(
            choices=self.choices,
            required=False,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, f"get_{name}_labels", lambda instance: self.labels(getattr(instance, name)))
        # Django's get_<field>_display expects one code
        setattr(
            cls,
            f"get_{name}_display",
            lambda instance: ", ".join(map(str, self.labels(getattr(instance, name)))),
        )

    def labels(self, codes) -> list:
        """Return the labels of `codes`, in the order of the choices."""
        labels = dict(self.flatchoices)
        return [labels[code] for code in self._ordered(codes)]

    def _codes(self, text):
        return [code for code in (text or "").split("|") if code]

    def _ordered(self, codes):
        rank = {code: n for n, (code, _label) in enumerate(self.flatchoices)}
        return sorted(dict.fromkeys(codes), key=lambda code: (rank.get(code, len(rank)), code))


@ChoiceSetField.register_lookup
class Has(models.Lookup):
    """``field__has=code``: the set holds that code."""

    lookup_name = "has"
    prepare_rhs = False

    def get_prep_lookup(self):
        return f"%|{self.rhs}|%"

    def as_sql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} LIKE {rhs}", (*lhs_params, *rhs_params)

    def get_db_prep_lookup(self, value, connection):
        return "%s", [value]
