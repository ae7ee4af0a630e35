from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("Pictures and documents")

    def ready(self):
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from cms.editorial.models import Mandate

        from . import signals
        from .models import SiteDocument, SiteImage
        from .policies import MandateFilePermissionPolicy

        for model in (SiteImage, SiteDocument):
            register_permission_policy(model, MandateFilePermissionPolicy(model))
        page_published.connect(signals.record_published, dispatch_uid="media_record_published")
        post_save.connect(signals.give_collection, sender=Mandate, dispatch_uid="media_give")
