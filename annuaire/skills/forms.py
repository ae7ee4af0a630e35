"""What is done with a member's own word."""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from annuaire.models import TradeFamily

from .acts import curated


class WordForm(forms.Form):
    """One of the two: another word for a skill of the tree, or a skill of the tree itself."""

    into = forms.ModelChoiceField(
        curated(),
        label=_("Put together with"),
        required=False,
        empty_label=_("Choose a skill"),
        help_text=_("Entries then name that skill; whoever looks for the word still finds them."),
    )
    family = forms.ModelChoiceField(
        TradeFamily.objects.all(),
        label=_("Or take it into the tree, in the family"),
        required=False,
        empty_label=_("Choose a family"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [
            ("", self.fields["into"].empty_label),
            *(
                (family.name, [(skill.pk, skill.name) for skill in skills])
                for family, skills in groupby(curated(), key=lambda skill: skill.family)
            ),
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned["into"]) == bool(cleaned["family"]):
            raise ValidationError(_("Choose a skill or a family, one of the two."))
        return cleaned
