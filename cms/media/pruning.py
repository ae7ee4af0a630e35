"""Uploads that nobody finished are not kept."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import UploadedFile

#: Long enough to come back to a screen left open overnight.
KEEP_UNFINISHED = timedelta(days=1)


def prune_unfinished_uploads(now: datetime | None = None) -> int:
    """Delete the files that were sent, never described, and so never became pictures or
    documents; return how many.

    They are as they came, with where and by whom they were taken.
    """
    before = (now or timezone.now()) - KEEP_UNFINISHED
    pruned = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if not storage.exists(name) or storage.get_modified_time(name) < before:
            upload.delete()
            storage.delete(name)
            pruned += 1
    return pruned
