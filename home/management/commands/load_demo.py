"""Fill the site with what the demo shows."""

from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo import (
    club,
    cultura,
    desks,
    guichet,
    homes,
    legal,
    members,
    network,
    news,
    people,
    portraits,
    reviewing,
    site,
    takeovers,
    team,
    telecentres,
    translations,
    villages,
)

REAL_VILLAGES, MEMBERS = 52, 300


class Command(BaseCommand):
    help = (
        "Create the demo's content: what is missing of it. Nothing that is there is changed, "
        "so it can be run again at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--villages",
            type=int,
            default=REAL_VILLAGES,
            help="how many villages (the 52 real ones first, then invented ones; default: 52)",
        )
        parser.add_argument(
            "--members", type=int, default=MEMBERS, help="how many invented members (default: 300)"
        )
        parser.add_argument("--force", action="store_true", help="load it where DEMO is off, too")

    def handle(self, *, force: bool, verbosity: int, **options):
        village_count, member_count = options["villages"], options["members"]
        if village_count < 0 or member_count < 0:
            raise CommandError("--villages and --members are numbers from 0.")
        if not settings.DEMO and not force:
            raise CommandError(
                "This site is not a demo: invented people and an open password do not belong "
                "here. If you mean it, say --force."
            )
        start = monotonic()
        home = site.load({"cultura": cultura.of_section})
        made = {*villages.load(village_count)}
        made_members = members.load(member_count)
        portraits.load(home)
        news.load(home)
        team.load(home)
        is_guichet_new = guichet.load(home)
        legal.load(home)
        partners = cultura.load_partners()
        accounts = people.load(member_count, made | {*made_members, *partners})
        telecentres.load()
        homes.load()
        takeovers.load()
        club.load()
        desks.load()
        cultura.load_offers()
        if is_guichet_new:
            guichet.load_enquiries()
        network.load(set(made_members), people.DOMAIN)
        reviewing.load(made | set(made_members), people.DOMAIN)
        translations.load(home, people.DOMAIN)
        if verbosity:
            self.stdout.write(
                f"Demo: {len(made)} villages, {len(made_members)} members and {accounts} "
                f"accounts created in {monotonic() - start:.1f} s."
            )
