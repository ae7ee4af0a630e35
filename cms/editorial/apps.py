from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = _("Rights and review")

    def ready(self):
        from wagtail.models import AbstractPage
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from . import digest, publication, readings, reminding, signals, standing
        from .mandates import former, retention
        from .models import Mandate
        from .policies import MandatePagePermissionPolicy

        register_permission_policy(AbstractPage, MandatePagePermissionPolicy())
        page_published.connect(
            publication.refuse_unapproved, dispatch_uid="editorial_refuse_unapproved"
        )
        page_published.connect(standing.begin_published, dispatch_uid="editorial_begin_standing")
        signals.silence_wagtail_mails()
        post_migrate.connect(signals.set_up, dispatch_uid="editorial_set_up")
        post_save.connect(former.given, sender=Mandate, dispatch_uid="editorial_given")
        post_delete.connect(former.ended, sender=Mandate, dispatch_uid="editorial_ended")
        retention.register_jobs()
        digest.register_jobs()
        reminding.register_jobs()
        readings.register_jobs()
