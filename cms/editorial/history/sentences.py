"""What was done, in one plain sentence."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import folding
from .folding import Act

PLAIN = {
    folding.CREATE: gettext_lazy("Began this page."),
    folding.RENAME: gettext_lazy("Changed its title."),
    folding.SUBMIT: gettext_lazy("Sent it to the CCI."),
    folding.SUBMIT_AGAIN: gettext_lazy("Sent it to the CCI again."),
    folding.WITHDRAW: gettext_lazy("Withdrew what had been sent to the CCI."),
    folding.SEND_BACK: gettext_lazy("Sent it back, with these words:"),
    folding.CORRECT: gettext_lazy("Corrected what had been sent."),
    folding.APPROVE: gettext_lazy("Approved it."),
    folding.UNPUBLISH: gettext_lazy("Took it off the site."),
    "editorial.reopen": gettext_lazy("Opened it again."),
    "editorial.confirm": gettext_lazy("Said that it is still true."),
    "wagtail.move": gettext_lazy("Put it in another place."),
    "wagtail.copy": gettext_lazy("Made it as a copy."),
}


def sentence(act: Act, entry, page) -> str:
    """Return what was done. `entry`: the main row of the log, None where nobody logged it.

    What another room logs is told as that room registered it with Wagtail.
    """
    if act.action in TOLD:
        return TOLD[act.action](act, entry, page)
    if act.action in PLAIN:
        return str(PLAIN[act.action])
    message = str(entry.message).strip()
    return message if message.endswith((".", ":", "!", "?")) else f"{message}."


def words_of(entry) -> str:
    """Return the words that went with it: what a moderator wrote to the author."""
    return str(entry.data.get("comment") or "") if entry else ""


def period(act: Act) -> str:
    """Return since when, or from when to when, the public read what was made public."""
    if act.action != folding.PUBLISH:
        return ""
    since = _moment(act.at)
    if act.read_until is None:
        return _("The public has read this since %(since)s.") % {"since": since}
    return _("The public read this from %(since)s to %(until)s.") % {
        "since": since,
        "until": _moment(act.read_until),
    }


def _saved(act, entry, page) -> str:
    count = act.drafts or 1
    if count == 1:
        return _("Saved a draft.")
    return ngettext("Saved a draft once.", "Saved a draft %(count)d times.", count) % {
        "count": count
    }


def _published(act, entry, page) -> str:
    if act.is_approved:
        return _("Approved it.")
    if act.user_id is None:  # a program: nobody else publishes what nobody has approved
        return _("Put on the site when the site was set up.")
    return _("Made it public.")


def _closed(act, entry, page) -> str:
    closing = getattr(page.specific_class, "Closing", None)
    code = entry.data.get("closed_as", "")
    why = dict(closing.choices).get(code) if closing else None
    return _("Closed it: %(why)s.") % {"why": why} if why else _("Closed it.")


def _put_back(act, entry, page) -> str:
    told = entry.data.get("version") or entry.data.get("revision") or {}
    created = parse_datetime(str(told.get("created") or ""))
    if created is None:
        return _("Put an earlier version back, as a draft.")
    return _("Put the version of %(when)s back, as a draft.") % {"when": _moment(created)}


def _moment(at) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


TOLD: dict[str, Callable] = {
    folding.SAVE: _saved,
    folding.PUBLISH: _published,
    folding.PUT_BACK: _put_back,
    folding.REVERT: _put_back,
    "editorial.close": _closed,
}
