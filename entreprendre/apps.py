from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntreprendreConfig(AppConfig):
    name = "entreprendre"
    verbose_name = _("Businesses to take over")

    def ready(self):
        from . import signals
        from .retention import register_jobs

        signals.connect()
        register_jobs()
