"""How long an imported file is kept: a table of takeovers names people."""

from datetime import timedelta

from django.utils import timezone

from .models import TableUpload

KEEP_WAITING = timedelta(days=7)
KEEP_REPORTS = timedelta(days=365)


def prune_tables(now=None) -> int:
    """Delete the files that nobody applied within a week, and the reports of a year ago; return
    how many. (The file of what is applied is dropped at once.)"""
    now = now or timezone.now()
    waiting = TableUpload.objects.filter(
        applied_at__isnull=True, uploaded_at__lt=now - KEEP_WAITING
    )
    old = TableUpload.objects.filter(applied_at__lt=now - KEEP_REPORTS)
    return waiting.delete()[0] + old.delete()[0]
