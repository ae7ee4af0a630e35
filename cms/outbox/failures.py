"""What is kept of an error: its class and the places in the code, never its message, which may
quote a person's address or words."""

import smtplib
from traceback import format_tb


def class_path(error: BaseException) -> str:
    """Return the dotted name of the class of `error`."""
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"


def frames(error: BaseException) -> str:
    """Return the traceback of `error` without the messages: its own, then that of its causes."""
    parts = []
    while error is not None:
        parts.append("".join(format_tb(error.__traceback__)) + class_path(error))
        error = error.__cause__ or error.__context__
    return "\n\n".join(parts)


def mail_failure(error: BaseException) -> str:
    """Return the class name of `error`, with the mail server's code if it gave one.

    For instance ``SMTPRecipientsRefused 550`` (codes: RFC 5321, section 4.2).
    """
    code = getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((reply[0] for reply in error.recipients.values()), None)
    name = type(error).__name__
    return f"{name} {code}" if code else name
