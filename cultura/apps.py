from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CulturaConfig(AppConfig):
    name = "cultura"
    verbose_name = _("Cultura")

    def ready(self):
        from . import signals

        signals.connect()
