from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClubConfig(AppConfig):
    name = "club"
    verbose_name = _("Club")

    def ready(self):
        from club.booking import retention as booking
        from club.desks import jobs as desks
        from club.desks import round as desks_round
        from club.events import changes
        from club.registering import jobs as registering
        from club.themes import retention as themes
        from club.themes import waiting

        themes.register_jobs()
        registering.register_jobs()
        desks.register_jobs()
        desks_round.join_rounds()
        booking.register_jobs()
        changes.connect()
        waiting.register_line()
