"""The theme that a member proposes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from club.models import ThemeProposal


class ThemeForm(forms.ModelForm):
    """Three questions, of which one has to be answered."""

    class Meta:
        model = ThemeProposal
        fields = ["theme", "why", "would_lead"]
        widgets = {"why": forms.Textarea({"rows": 5})}
        labels = {
            "theme": _("The theme"),
            "why": _("Why it would help you, and others"),
            "would_lead": _("I would speak of it, or lead the meeting"),
        }
        help_texts = {
            "theme": _("As you would announce it, in one line."),
            "why": _("The CCI may begin the announcement with these words."),
        }
