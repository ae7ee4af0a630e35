"""Django's door to the outbox."""

from django.core.mail.backends.base import BaseEmailBackend

from .posting import post


class OutboxBackend(BaseEmailBackend):
    """Turns every ``send_mail`` of Django, Wagtail and allauth into rows of the outbox."""

    def send_messages(self, email_messages) -> int:
        """Post the mails; return how many. Nothing leaves before the transaction is kept."""
        for email in email_messages:
            post(email)
        return len(email_messages)
