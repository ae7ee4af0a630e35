from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnuaireConfig(AppConfig):
    name = "annuaire"
    verbose_name = _("Members")

    def ready(self):
        from annuaire import waiting
        from annuaire.book import making as books
        from annuaire.companies import retention as requests
        from annuaire.finding import listing, signals
        from annuaire.joining import retention as applicants
        from annuaire.member_space import retention as members
        from annuaire.network import retention as network
        from cms.outbox.schedule import every

        signals.connect()
        waiting.register_lines()
        every(name="annuaire.listing", do=listing.write_all, daily_at=time(3, 20))
        for room in (books, requests, applicants, members, network):
            room.register_jobs()
