"""What the history of a page says of its mandates: the act, whose, in which role.

An entry keeps the name as it was, and the number of the account. When the account is deleted its
names go (`forget`): that somebody came or went stays, who it was does not.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from cms.editorial.models import Mandate

#: Each act, what it is called and how the history tells it.
ACTS = {
    "editorial.mandate_given": (_("Give a mandate"), _("Gave a mandate to %(name)s, %(role)s")),
    "editorial.mandate_suspended": (
        _("Suspend a mandate"),
        _("Suspended the mandate of %(name)s, %(role)s"),
    ),
    "editorial.mandate_given_back": (
        _("Give a mandate back"),
        _("Gave the mandate back to %(name)s, %(role)s"),
    ),
    "editorial.mandate_ended": (
        _("End a mandate"),
        _("Ended the mandate of %(name)s, %(role)s"),
    ),
    "editorial.mandate_handed_on": (
        _("Hand a mandate on"),
        _("Handed the mandate of %(name)s on to %(to)s, %(role)s"),
    ),
}
#: The keys of an entry's data that name somebody, each with the key of their account.
NAMES = {"name": "person", "to": "to_person"}
NOBODY = _("somebody whose account was deleted")


def record(action: str, mandate: Mandate, *, by, to=None) -> None:
    """Write down in the history of its page what `by` did to `mandate`; `to` is whom it went to."""
    data = {"name": str(mandate.user), "person": mandate.user_id, "role": mandate.role}
    if to is not None:
        data |= {"to": str(to), "to_person": to.pk}
    log(instance=mandate.page.specific, action=action, user=by, data=data)


def named(entry) -> dict:
    """Return the names and the role that a log entry kept, in words."""
    roles = dict(Mandate.Role.choices)
    said = {key: entry.data.get(key) or NOBODY for key in NAMES}
    return said | {"role": roles.get(entry.data.get("role"), "")}


def formatter(label, message) -> type[LogFormatter]:
    """Return how Wagtail shows an act on a mandate: `message` has the holes that `named` fills."""

    class MandateFormatter(LogFormatter):
        def format_message(self, entry):
            return message % named(entry)

    MandateFormatter.label = label
    return MandateFormatter


def register_actions(actions) -> None:
    """Tell Wagtail's registry of `actions` how each act is shown."""
    for action, (label, message) in ACTS.items():
        actions.register_action(action)(formatter(label, message))


def forget(user) -> int:
    """Take the name of `user` out of what histories say of mandates; return of how many entries.

    What was written before entries kept the number of an account is found by the name.
    """
    touched = 0
    for name, person in NAMES.items():
        theirs = PageLogEntry.objects.filter(**{f"data__{person}": user.pk})
        unnumbered = PageLogEntry.objects.filter(
            **{f"data__{name}": str(user), f"data__{person}__isnull": True}
        )
        for entry in [*theirs, *unnumbered]:
            PageLogEntry.objects.filter(pk=entry.pk).update(data=entry.data | {name: ""})
            touched += 1
    return touched
