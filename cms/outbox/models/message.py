"""One mail to one person, from the moment it is decided until it is sent."""

import email
import email.policy
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import MIMEMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    RETRYING = "retrying", _("Will be tried again")
    SENT = "sent", _("Sent")
    DEAD = "dead", _("Given up")


#: How `OutboxMessage.last_error` begins when the mail server, not the mail, was at fault.
UNREACHABLE = "unreachable: "


class OutboxQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(sent_at__isnull=False)

    def unsent(self):
        """Those that are still to be tried."""
        return self.filter(next_attempt_at__isnull=False)

    def dead(self):
        """Those that were tried for days and are tried no more."""
        return self.filter(sent_at__isnull=True, next_attempt_at__isnull=True)

    def held_up(self):
        """Those that wait because the mail server could not be reached."""
        return self.unsent().filter(last_error__startswith=UNREACHABLE)

    def due(self, now: datetime):
        """Those to send at `now`, the longest due first; not those that somebody is sending."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.filter(free, next_attempt_at__lte=now).order_by("next_attempt_at", "pk")


class OutboxMessage(models.Model):
    """A mail, written in the transaction of what causes it, sent by the worker.

    ``content`` is the mail itself, as it goes over the wire; the other columns say about it
    what people and programs look for. The state follows from the dates: see `state`.
    """

    State = MessageState

    recipient = models.CharField(_("recipient"), max_length=320, db_index=True)
    from_email = models.CharField(_("sender"), max_length=320)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=8, blank=True)
    content = models.BinaryField(_("mail as sent"))
    message_id = models.CharField("Message-ID", max_length=255)
    key = models.CharField(
        _("key"),
        max_length=200,
        blank=True,
        help_text=_("What makes this mail the only one of its kind, where that matters."),
    )
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    next_attempt_at = models.DateTimeField(
        _("next attempt at"), null=True, blank=True, default=timezone.now
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=100, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        default_permissions = ["view"]  # nobody writes or changes a mail by hand
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key=""), name="outbox_message_key_once"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(next_attempt_at__isnull=True),
                name="outbox_message_sent_is_over",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(next_attempt_at__isnull=False),
                name="outbox_message_due",
            ),
            models.Index(fields=["-created_at", "-id"], name="outbox_message_newest"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> MessageState:
        if self.sent_at:
            return MessageState.SENT
        if self.next_attempt_at is None:
            return MessageState.DEAD
        if self.leased_until and self.leased_until > timezone.now():
            return MessageState.SENDING
        return MessageState.RETRYING if self.attempts else MessageState.WAITING

    @property
    def is_given_up(self) -> bool:
        return self.state == MessageState.DEAD

    @property
    def html(self) -> str:
        """The mail's HTML alternative; "" when it has none."""
        parsed = email.message_from_bytes(bytes(self.content), policy=email.policy.default)
        body = parsed.get_body(["html"])
        return body.get_content() if body else ""

    def as_email(self) -> "StoredEmail":
        """Return the mail as Django's mail backends take it."""
        return StoredEmail(self)

    def send_again(self) -> None:
        """Give a mail that was given up a new life."""
        type(self).objects.dead().filter(pk=self.pk).update(
            next_attempt_at=timezone.now(), attempts=0, failing_since=None
        )


class StoredEmail(EmailMultiAlternatives):
    """A mail whose bytes were settled when it was posted: every attempt sends the same ones."""

    def __init__(self, row: OutboxMessage):
        super().__init__(row.subject, row.text, row.from_email, [row.recipient])
        self.extra_headers["Message-ID"] = row.message_id
        if html := row.html:
            self.attach_alternative(html, "text/html")
        self._content = bytes(row.content)

    def message(self) -> "Verbatim":
        message = email.message_from_bytes(self._content, Verbatim)
        message.content = self._content
        return message


class Verbatim(MIMEMixin, email.message.Message):
    """A parsed mail that is written out as it was read."""

    content: bytes

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n") -> bytes:
        return self.content.replace(b"\r\n", linesep.encode())
