"""The demo's accounts, and what each of them holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page

from cms.editorial.groups import ADVISERS, MODERATORS, TRANSLATORS
from cms.editorial.models import Mandate

from .cultura_texts import code_of as partner_code
from .cultura_texts import partners_kept
from .drawers import give_collections
from .members import code_of as member_code
from .members import draw
from .names import invented_person
from .pages import in_batches, key_of
from .villages import code_of as village_code
from .villages import committee_name, real_villages

DOMAIN = "demo.soho-solo.example"
PASSWORD = "tournesol-et-colline"  # noqa: S105 - printed on the screen: the demo is open to all
Role = Mandate.Role
#: In these villages others hold the page besides the head: slug → how many more.
MORE_IN_COMMITTEE = {"marciac": 2, "lectoure": 1, "sarrant": 1}
#: One of them keeps a second village: (slug, number in the committee) → its slug.
HOLDS_TOO = {("sarrant", 2): "solomiac"}
NAMES_OF_STAFF = 1000  # the invented people from here on are no committee's


@dataclass
class Account:
    """Somebody who logs in: `holds` are mandates as (code of the page, role, language)."""

    address: str
    first_name: str
    last_name: str
    language: str = "fr"
    group: str = ""
    is_superuser: bool = False
    holds: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def email(self) -> str:
        return f"{self.address}@{DOMAIN}"


def accounts(members: int) -> list[Account]:
    """Return every account of the demo with its first `members` members."""
    return [*_staff(), *_committees(), *_members(members)]


def load(members: int, made: set[str]) -> int:
    """Create the accounts that are missing, with what they hold; return how many were made.

    `made` are the codes of the pages that were made just now: whoever should hold them does.
    A mandate that somebody withdrew on a page that stayed is not given again.
    """
    wanted = {account.email: account for account in accounts(members)}
    known = set(get_user_model().objects.values_list("email", flat=True))
    missing = [account for email, account in wanted.items() if email not in known]
    password = make_password(PASSWORD) if missing else ""
    for batch in in_batches(missing):
        with transaction.atomic():  # nobody is left without what they hold
            _create(batch, password)
            _give(_holdings(batch))
    waiting = _holdings(account for email, account in wanted.items() if email in known)
    for batch in in_batches([holding for holding in waiting if holding.code in made]):
        _give(batch)
    return len(missing)


class Holding(NamedTuple):
    """A mandate to be: who, on which page of the demo, as what, in which language or all."""

    email: str
    code: str
    role: str
    language: str


def _holdings(batch: Iterable[Account]) -> list[Holding]:
    return [Holding(account.email, *held) for account in batch for held in account.holds]


def _create(batch: list[Account], password: str) -> None:
    users = get_user_model().objects.bulk_create(
        get_user_model()(
            email=account.email,
            password=password,
            first_name=account.first_name,
            last_name=account.last_name,
            language=account.language,
            is_superuser=account.is_superuser,
            is_staff=account.is_superuser,
        )
        for account in batch
    )
    for user, account in zip(users, batch, strict=True):
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))


@transaction.atomic
def _give(batch: list[Holding]) -> None:
    emails = {holding.email for holding in batch}
    users = dict(get_user_model().objects.filter(email__in=emails).values_list("email", "pk"))
    keys = {holding.code: key_of(holding.code) for holding in batch}
    pages = dict(
        Page.objects.filter(
            translation_key__in=keys.values(), locale__language_code="fr"
        ).values_list("translation_key", "pk")
    )
    mandates = [
        Mandate(user_id=users[email], page_id=pages[keys[code]], role=role, language=language)
        for email, code, role, language in batch
        if keys[code] in pages
    ]
    Mandate.objects.bulk_create(mandates, ignore_conflicts=True)
    give_collections({m.page_id for m in mandates if not m.opens_translations_only})


def _staff() -> list[Account]:
    people = iter(range(NAMES_OF_STAFF, NAMES_OF_STAFF + 20))

    def account(address, **what):
        return Account(address, *invented_person(next(people)), **what)

    return [
        account("admin", is_superuser=True),
        account("moderation", group=MODERATORS),
        account("moderation2", group=MODERATORS),
        account("conseil", group=ADVISERS),
        account("conseil2", group=ADVISERS),
        account(
            "traduction",
            group=TRANSLATORS,
            holds=[("home", Role.TRANSLATOR, language) for language in ("en", "es", "pt")],
        ),
        *(
            account(address, holds=[(partner_code(slug), Role.CULTURE_PARTNER, "")])
            for address, slug in partners_kept().items()
        ),
    ]


def _committees() -> list[Account]:
    found = []
    for number, row in enumerate(real_villages()):
        slug = row["slug"]
        for rank in range(1 + MORE_IN_COMMITTEE.get(slug, 0)):
            role = Role.COMMITTEE if rank else Role.COMMITTEE_HEAD
            holds = [(village_code(slug), role, "")]
            if (slug, rank + 1) in HOLDS_TOO:
                holds.append((village_code(HOLDS_TOO[slug, rank + 1]), Role.COMMITTEE, ""))
            room = "comite" if rank == 0 else f"comite{rank + 1}"
            found.append(Account(f"{room}.{slug}", *committee_name(number, rank), holds=holds))
    return found


def _members(count: int) -> list[Account]:
    found = []
    for number in range(1, count + 1):
        member = draw(number)
        found.append(
            Account(
                f"membre.{number}",
                member.first_name,
                member.last_name,
                language=member.user_language,
                holds=[(member_code(number), Role.MEMBER, "")],
            )
        )
    return found
