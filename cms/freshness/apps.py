"""Whether what a page says is still true: its people are asked, and the CCI sees who is silent."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FreshnessConfig(AppConfig):
    name = "cms.freshness"
    label = "freshness"
    verbose_name = _("Freshness")

    def ready(self):
        from . import answers, asking, board, silence, suggesting

        answers.connect()
        answers.register_jobs()
        asking.join_rounds()
        board.register_calls()
        silence.register_jobs()
        suggesting.join_rounds()
