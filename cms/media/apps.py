from datetime import time

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("Pictures and documents")

    def ready(self):
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from cms.editorial.models import Mandate
        from cms.outbox.schedule import every

        from . import approved, signals
        from .avif import ask_for_missing
        from .models import SiteDocument, SiteImage
        from .policies import MandateFilePermissionPolicy
        from .pruning import prune_unfinished_uploads

        for model in (SiteImage, SiteDocument):
            register_permission_policy(model, MandateFilePermissionPolicy(model))
            pre_delete.connect(approved.refuse_deletion, sender=model, dispatch_uid="media_delete")
            pre_save.connect(approved.refuse_replacement, sender=model, dispatch_uid="media_save")
        page_published.connect(signals.record_published, dispatch_uid="media_record_published")
        post_save.connect(signals.give_collection, sender=Mandate, dispatch_uid="media_give")
        every(daily_at=time(3, 40), name="make_missing_avif", do=ask_for_missing)
        every(daily_at=time(3, 50), name="prune_uploads", do=prune_unfinished_uploads)
