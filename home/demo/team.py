"""The team of the demo: its two advisers, who log in, and the organisations they lead people to."""

import tomllib
from pathlib import Path
from types import SimpleNamespace

from home.models import Adviser, HomePage, PartnerOrganisation, TeamPage

from .pages import add_pages
from .people import Account, accounts
from .pictures import paint_members

TEXTS = Path(__file__).parent / "data" / "team.toml"


def load(home: HomePage) -> None:
    """Create the team's page, unless the site has one."""
    if TeamPage.objects.exists():
        return
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    team = TeamPage(
        slug="equipe",
        advisers=_advisers(texts["advisers"]),
        organisations=[PartnerOrganisation(**one) for one in texts["organisations"]],
        **texts["page"],
    )
    add_pages(home, {"team": team})


def _advisers(texts: list[dict]) -> list[Adviser]:
    people = {account.address: account for account in accounts(members=0)}
    return [_adviser(people[text.pop("account")], **text) for text in texts]


def _adviser(account: Account, photograph: bool = False, **text) -> Adviser:
    name = f"{account.first_name} {account.last_name}"
    adviser = Adviser(name=name, email=account.email, **text)
    if photograph:
        sitter = SimpleNamespace(slug=f"equipe-{account.address}", title=name)
        adviser.photograph = paint_members([sitter])[sitter.slug]
    return adviser
