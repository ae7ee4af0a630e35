from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuichetConfig(AppConfig):
    name = "guichet"
    verbose_name = _("Guichet unique")

    def ready(self):
        from guichet.enquiring import retention, waiting

        retention.register_jobs()
        waiting.register_line()
