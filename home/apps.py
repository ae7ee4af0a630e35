from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from cms.outbox.schedule import every

        # the telephone numbers on them stay true
        every(daily_at=time(3, 40), name="error_pages", do="error_pages --verbosity 0")
