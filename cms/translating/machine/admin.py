"""The glossary in the CMS. Imported by `cms.translating.wagtail_hooks`."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.translating.models import GlossaryTerm

from .glossary import folded


class GlossaryTermForm(WagtailAdminModelForm):
    """One word in one language; the same word in other letters is the same word."""

    def clean_french(self):
        return " ".join(self.cleaned_data["french"].split())

    def clean(self):
        told = super().clean()
        french = folded(told.get("french", ""))[0]
        others = GlossaryTerm.objects.filter(language=told.get("language")).exclude(
            pk=self.instance.pk
        )
        if french and any(folded(other.french)[0] == french for other in others):
            raise ValidationError(
                {"french": _("The glossary has this word in this language already.")}
            )
        return told


def _foreign_languages():
    return [pair for pair in settings.LANGUAGES if pair[0] != settings.LANGUAGE_CODE]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    add_to_admin_menu = True
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 221
    list_display = [
        "french",
        Column("language_name", label=_("Language"), accessor="language_name", sort_key="language"),
        "translation",
        "translation_plural",
    ]
    list_filter = ["language"]
    search_fields = ["french", "translation", "translation_plural"]
    panels = [
        FieldPanel("french"),
        FieldPanel("language", widget=forms.Select),
        FieldRowPanel([FieldPanel("translation"), FieldPanel("translation_plural")]),
    ]

    def get_form_class(self, for_update=False):
        form = super().get_form_class(for_update)
        form.base_fields["language"] = forms.ChoiceField(
            label=GlossaryTerm._meta.get_field("language").verbose_name,
            choices=_foreign_languages,
        )
        return form


GlossaryTerm.base_form_class = GlossaryTermForm
register_snippet(GlossaryTermViewSet)
