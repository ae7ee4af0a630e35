from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadershipConfig(AppConfig):
    name = "cms.readership"
    label = "readership"
    verbose_name = _("Readership")

    def ready(self):
        from cms.outbox.schedule import every

        from .reads import forget_old_reads
        from .rounds import join_rounds

        every(daily_at=time(4, 25), name="forget_old_reads", do=forget_old_reads)
        join_rounds()
