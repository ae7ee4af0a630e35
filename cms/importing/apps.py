from datetime import time

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "cms.importing"
    label = "importing"
    verbose_name = _("Imports")

    def ready(self):
        from cms.outbox.schedule import every

        from .uploads import prune_tables

        # each room says in its module ``importing`` which tables it takes
        autodiscover_modules("importing")
        every(daily_at=time(3, 40), name="prune_imports", do=prune_tables)
