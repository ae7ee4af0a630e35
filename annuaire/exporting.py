"""The members as a table, for the CCI alone: every entry, whatever its state, with all it says."""

from collections.abc import Iterator

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from annuaire.models import MemberPage
from annuaire.skills.held import names_by_member
from cms.editorial import review
from cms.editorial.models import Mandate, Standing

#: What is told as the entry has it, in this order; a choice by its label.
FIELDS = (
    "kind",
    "siret",
    "trade",
    "presentation",
    "languages",
    "work_modes",
    "availability",
    "available_from",
    "rates",
    "references",
    "website",
    "phone",
    "shows_email",
    "members_only",
)


def columns() -> list[str]:
    """Return the names of the columns, in the language that is active: those of the fields, as
    the import takes them, and what the site knows beside."""
    return [
        _("Name"),
        _("E-mail"),
        *(capfirst(str(_field(name).verbose_name)) for name in FIELDS),
        capfirst(str(_field("family").verbose_name)),
        capfirst(str(_field("skills").verbose_name)),
        capfirst(str(_field("village").verbose_name)),
        capfirst(str(_field("commune").verbose_name)),
        _("State"),
        _("Address of the entry"),
        _("Last change"),
    ]


def rows(members, *, site: str) -> Iterator[list]:
    """Give a line for each of the query `members`, by name, in a fixed number of queries.

    `site`: the address that pages' own begin with, a slash at its end.
    """
    emails, states, skills = _emails(members), _states(members), names_by_member(members)
    found = members.alphabetical().with_parents().select_related("village", "family", "locale")
    for member in found:
        yield [
            member.title,
            emails.get(member.pk, []),
            *(_told(member, name) for name in FIELDS),
            member.family.name if member.family else "",
            skills.get(member.pk, []),
            member.village.title if member.village else "",
            member.commune,
            states.get(member.pk) or (_("public") if member.live else _("draft")),
            site + member.address().lstrip("/"),
            member.latest_revision_created_at or member.last_published_at,
        ]


def _field(name: str):
    return MemberPage._meta.get_field(name)


def _told(member, name: str):
    value = getattr(member, name)
    if name == "presentation":
        return " ".join(strip_tags(value.replace("<", " <")).split())
    if isinstance(value, list):
        labels = dict(_field(name).choices)
        return [str(labels.get(code, code)) for code in value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    display = getattr(member, f"get_{name}_display", None)
    return str(display()) if display else value


def _emails(members) -> dict[int, list[str]]:
    held = Mandate.objects.filter(
        page__in=members.order_by().values("pk"), role=Mandate.Role.MEMBER
    ).order_by("user__email")
    emails: dict[int, list[str]] = {}
    for page, email in held.values_list("page", "user__email"):
        emails.setdefault(page, []).append(email)
    return emails


def _states(members) -> dict[int, str]:
    """Return, for the entries that are closed or wait, their state in words."""
    waiting = review.waiting_states().values_list("workflow_state__object_id", flat=True)
    states = {int(key): _("waits for approval") for key in waiting}
    closed = Standing.objects.filter(page__in=members.order_by().values("pk")).exclude(closed_as="")
    labels = dict(MemberPage.Closing.choices)
    return states | {
        page: str(labels.get(code, code)) for page, code in closed.values_list("page", "closed_as")
    }
