from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslatingConfig(AppConfig):
    name = "cms.translating"
    label = "translating"
    verbose_name = _("Translations")

    def ready(self):
        from . import signals
        from .sections import acts as sections

        signals.connect()
        sections.register_jobs()
