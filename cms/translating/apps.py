from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TranslatingConfig(AppConfig):
    name = "cms.translating"
    label = "translating"
    verbose_name = _("Translations")

    def ready(self):
        from . import signals
        from .machine import words
        from .sections import acts as sections

        signals.connect()
        post_migrate.connect(words.set_up, sender=self, dispatch_uid="translating_words")
        sections.register_jobs()
