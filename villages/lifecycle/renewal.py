"""Committees renewed at once, as after municipal elections: who goes on, who ends, who comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from cms.editorial.models import Mandate
from villages.models import VillagePage

from . import acts
from .acts import Invitee


@dataclass(frozen=True)
class Newcomer:
    """Somebody to invite, in which role, to which village."""

    invitee: Invitee
    role: str
    village: VillagePage

    def get_role_display(self):
        return Mandate.Role(self.role).label


@dataclass(frozen=True)
class NewRole:
    """Somebody who goes on in another role."""

    mandate: Mandate
    role: str

    def get_role_display(self):
        return Mandate.Role(self.role).label


@dataclass(frozen=True)
class Renewal:
    """What a renewal would do. Nothing is done before `apply`."""

    ended: Sequence[Mandate] = ()
    changed: Sequence[NewRole] = ()
    newcomers: Sequence[Newcomer] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.ended or self.changed or self.newcomers)

    @transaction.atomic
    def apply(self, *, by) -> None:
        """Do all of it or nothing. Who comes to several villages in one role gets one letter.

        Raises `Refused`, of whichever act may not be done.
        """
        acts.end_all(self.ended, by=by)
        for change in self.changed:
            acts.change_role(change.mandate, change.role, by=by)
        together = {}
        for newcomer in self.newcomers:
            together.setdefault((newcomer.invitee.email.lower(), newcomer.role), []).append(
                newcomer
            )
        for (_email, role), lines in together.items():
            acts.invite(lines[0].invitee, role=role, to=[line.village for line in lines], by=by)
