"""The forms of dossiers in the CMS."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.translation.languages import site_languages
from entreprendre.models.opening import OPEN_FOR


def named(takeover) -> str:
    """Return how a confidential takeover is called among colleagues: with its village."""
    return f"{takeover.draft_title or takeover.title} – {takeover.parent_page.title}"


class DossierForm(WagtailAdminModelForm):
    """Chooses among the confidential adverts that have no dossier, drafts included: advisers
    hold no page, so that Wagtail's chooser would show them none. Once made, a dossier stays with
    its advert: those for whom it was opened read of this one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["page"]
        if self.instance.pk:
            field.disabled, field.required = True, False
        else:
            field.queryset = field.queryset.filter(dossier=None).newest().with_parents()
        field.label_from_instance = named


class OpeningForm(forms.Form):
    """For whom a dossier is opened, and for how long."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The link goes there. Whoever has it reads.")
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=site_languages,
        initial=settings.LANGUAGE_CODE,
    )
    days = forms.IntegerField(
        label=_("For how many days"), min_value=1, max_value=90, initial=OPEN_FOR.days
    )
