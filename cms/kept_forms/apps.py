from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeptFormsConfig(AppConfig):
    name = "cms.kept_forms"
    label = "kept_forms"
    verbose_name = _("Forms kept for who logs in again")

    def ready(self):
        from .keeping import register_jobs

        register_jobs()
