from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "cms.corrections"
    label = "corrections"
    verbose_name = _("Corrections by readers")

    def ready(self):
        from cms.editorial.queue import also

        from . import retention, rounds
        from .models import Correction

        retention.register_jobs()
        rounds.join_rounds()
        undecided = (Correction.State.OPEN, Correction.State.HELD)
        also.register(
            _("Corrections by readers"),
            rows=lambda: Correction.objects.filter(state__in=undecided),
            right="corrections.change_correction",
            screen="corrections:index",
        )
