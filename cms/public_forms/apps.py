from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicFormsConfig(AppConfig):
    name = "cms.public_forms"
    label = "public_forms"
    verbose_name = _("Public forms")

    def ready(self):
        from cms.outbox.schedule import every

        from .models import prune

        every(daily_at=time(3, 50), name="prune_public_forms", do=prune)
