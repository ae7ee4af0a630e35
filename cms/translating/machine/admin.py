"""The glossary in the CMS. Registered by `cms.translating.wagtail_hooks`."""

import django_filters
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from cms.translating.models import GlossaryTerm

from .glossary import folded


def foreign_languages() -> list[tuple[str, str]]:
    """Return the languages that the French is translated into, each in itself."""
    return [pair for pair in settings.LANGUAGES if pair[0] != settings.LANGUAGE_CODE]


class GlossaryTermForm(WagtailAdminModelForm):
    """One word in one language: written with other accents or capitals it is the same word."""

    language = forms.ChoiceField(label=_("language"), choices=foreign_languages)

    class Meta:
        model = GlossaryTerm
        fields = ["french", "language", "translation", "translation_plural"]

    def clean(self):
        told = super().clean()
        french = " ".join(told.get("french", "").split())
        others = GlossaryTerm.objects.filter(language=told.get("language", ""))
        if french and any(
            folded(other.french)[0] == folded(french)[0]
            for other in others.exclude(pk=self.instance.pk)
        ):
            self.add_error("french", _("The glossary has this word in this language already."))
        return told


class GlossaryFilter(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=_("language"), choices=foreign_languages, widget=forms.RadioSelect
    )

    class Meta:
        model = GlossaryTerm
        fields = ["language"]


class GlossaryViewSet(ModelViewSet):
    """The programme's own words, kept by the moderators."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 221
    add_to_admin_menu = True
    list_display = [
        "french",
        Column("language_name", label=_("Language"), sort_key="language"),
        "translation",
        "translation_plural",
    ]
    filterset_class = GlossaryFilter
    search_fields = ["french", "translation", "translation_plural"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = False
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return GlossaryTermForm
