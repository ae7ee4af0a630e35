"""The annuaire as it was printed, for some of the members or all of them."""

from secrets import token_hex

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def unguessable_name(book, filename: str) -> str:
    """Return where the file of `book` lies. No address of the site leads to it."""
    return f"printed/{token_hex(16)}.pdf"


class PrintedBook(models.Model):
    """A PDF that somebody of the CCI asked for, made by the worker.

    `printed` says of whom, and which of what they may take back: by the key of the entry the
    names of the fields, and its photograph. So a book is known to be outdated without being read.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("printed annuaire", "being made")
        READY = "ready", pgettext_lazy("printed annuaire", "ready")
        FAILED = "failed", pgettext_lazy("printed annuaire", "not made: something failed")

    selection = models.JSONField(_("selection"), default=dict)
    selection_words = models.CharField(_("selection, in words"), max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(_("made on"), null=True, blank=True)
    file = models.FileField(_("file"), upload_to=unguessable_name, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0, help_text=_("In bytes."))
    printed = models.JSONField(_("what is printed of whom"), default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("printed annuaire")
        verbose_name_plural = _("printed annuaires")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.selection_words

    @property
    def count(self) -> int:
        """How many members are printed in it."""
        return len(self.printed)

    def delete(self, *args, **kwargs):
        """Delete the row, and the file with it once that is kept."""
        storage, name = self.file.storage, self.file.name
        deleted = super().delete(*args, **kwargs)
        if name:
            transaction.on_commit(lambda: storage.delete(name))
        return deleted
