"""``manage.py scheduler``"""

from django.core.management.base import BaseCommand

from cms.outbox.loop import Loop
from cms.outbox.schedule import schedule
from cms.outbox.scheduler import run_due


class Command(BaseCommand):
    help = "Run what is due by the clock: publications, reminders, cleaning."

    def add_arguments(self, parser):
        parser.add_argument(
            "--batch", action="store_true", help="Run what is due now, then stop (for cron)."
        )
        parser.add_argument(
            "--interval", type=float, default=10, help="Seconds between two looks at the clock."
        )

    def handle(self, *, batch, interval, **options):
        if batch:
            run_due(schedule)
            return
        Loop(lambda: run_due(schedule), interval=interval).run()
