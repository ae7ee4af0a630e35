"""Who answers for a télécentre: the people of its village, or who reads its address."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from cms.editorial.models import Mandate
from cms.editorial.people import holders, moderators
from cms.public_forms.senders import fingerprint

ROLES = (Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE)


@dataclass(frozen=True)
class Host:
    """Somebody who may answer: a person with an account, or the télécentre's own address."""

    email: str
    language: str
    user: Any = None

    @classmethod
    def person(cls, user) -> "Host":
        return cls(user.email, user.language, user)

    @classmethod
    def address(cls, email: str) -> "Host":
        return cls(email, settings.LANGUAGE_CODE)

    @property
    def key(self) -> int | str:
        """What a signed link knows of them: the number of the account, or a fingerprint."""
        return self.user.pk if self.user else fingerprint("desk-host", self.email.lower())

    @property
    def recipient(self):
        """Whom `post_letter` writes to."""
        return self.user or (self.email, self.language)


def hosts_of(telecentre) -> list[Host]:
    """Return who is written to: those who hold `telecentre` or its village; without any, its
    public address; without that, the CCI's moderators."""
    mandates = Mandate.objects.covering(telecentre).filter(role__in=ROLES)
    people = holders(telecentre).filter(mandates__in=mandates).order_by("pk")
    if found := [Host.person(user) for user in people]:
        return found
    if telecentre.contact_email:
        return [Host.address(telecentre.contact_email)]
    return [Host.person(user) for user in moderators().order_by("pk")]


def may_answer(user, telecentre) -> bool:
    """Whether `user` answers for `telecentre`: who may edit its page."""
    return user.is_active and telecentre.permissions_for_user(user).can_edit()


def host_by_key(telecentre, key: int | str) -> Host | None:
    """Return whom `key` names, as long as they answer for `telecentre`; else None."""
    if isinstance(key, int):
        user = get_user_model().objects.filter(pk=key).first()
        return Host.person(user) if user and may_answer(user, telecentre) else None
    host = Host.address(telecentre.contact_email)
    return host if telecentre.contact_email and host.key == key else None
