"""Letters: mails from a template, in the language of the person they are for."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation

from .marks import as_html
from .models import OutboxMessage
from .posting import post

#: RFC 3834: no out-of-office answer to what a program wrote.
HEADERS = {"Auto-Submitted": "auto-generated"}


def post_letter(
    template: str,
    *,
    to,
    context: dict,
    key: str = "",
    reply_to: str = "",
    attachments: Sequence[tuple[str, bytes, str]] = (),
) -> OutboxMessage:
    """Write a letter into the outbox, in the current transaction, and return its row.

    `template` names ``<template>.subject.txt`` and ``<template>.txt``. `to` is a user, whose
    language is taken, or an ``(address, language)`` pair. Besides `context` the templates get
    ``site_name``, ``base_url`` (no slash at its end) and ``recipient``, the user or the
    address. They are plain text: nothing is escaped in them. The HTML alternative is made from
    the text, all of it escaped.

    Who replies writes to the address `reply_to`, where there is one. `attachments` are files:
    name, content, type.

    With `key`, posting the same letter again (a task that runs a second time) returns the row
    that is there. Keys are forgotten with the mails, 90 days after these were sent.

    Raises ``TemplateDoesNotExist``; ``ValueError`` for an address with a line break.
    """
    if isinstance(to, tuple):
        address, language = to
        recipient = address
    else:
        address, language, recipient = to.email, to.language, to
    if key and (posted := OutboxMessage.objects.filter(key=key).first()):
        return posted
    context = context | {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        "recipient": recipient,
    }
    with translation.override(language):
        subject = " ".join(_render(f"{template}.subject.txt", context).split())
        text = re.sub(r"\n{3,}", "\n\n", _render(f"{template}.txt", context)).strip() + "\n"
        email = EmailMultiAlternatives(
            subject,
            text,
            to=[address],
            reply_to=[reply_to] if reply_to else None,
            headers=HEADERS | {"Content-Language": language},
        )
        email.attach_alternative(_as_html(subject, text, context), "text/html")
        for attachment in attachments:
            email.attach(*attachment)
        return post(email, key=key)[0]


def _render(name: str, context: dict) -> str:
    # Django escapes for HTML whatever a template's name ends with; this is plain text
    return get_template(name).template.render(Context(context, autoescape=False))


def _as_html(subject: str, text: str, context: dict) -> str:
    return render_to_string(
        "mail/layout.html",
        {
            "subject": subject,
            "paragraphs": [as_html(paragraph) for paragraph in text.strip().split("\n\n")],
            "language": translation.get_language(),
            "site_name": context["site_name"],
            "base_url": context["base_url"],
        },
    )
