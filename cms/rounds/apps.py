from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "cms.rounds"
    label = "rounds"
    verbose_name = _("Grouped mails")

    def ready(self):
        from . import sending

        sending.register_jobs()
