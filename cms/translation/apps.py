from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"
    verbose_name = _("Languages")

    def ready(self):
        from .addresses import check_addresses

        register(check_addresses)
