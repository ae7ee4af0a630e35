from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "cms.outbox"
    label = "outbox"
    verbose_name = _("Mails and background work")

    def ready(self):
        from .pruning import register_jobs

        register_jobs()
