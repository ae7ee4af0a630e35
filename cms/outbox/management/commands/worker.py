"""``manage.py worker``"""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from cms.outbox.loop import Loop
from cms.outbox.worker import LEASE, MAIL_REST, Worker


class Command(BaseCommand):
    help = "Run background tasks, send the mails of the outbox, take up what dead workers left."

    def add_arguments(self, parser):
        parser.add_argument(
            "--batch", action="store_true", help="Do all there is to do now, then stop."
        )
        parser.add_argument(
            "--interval", type=float, default=1, help="Seconds of rest when there is no work."
        )
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            help="Seconds after which the task of a killed worker is taken up again.",
        )
        parser.add_argument(
            "--mail-rest",
            type=float,
            default=MAIL_REST.total_seconds(),
            help="Seconds without mail after the mail server could not be reached.",
        )

    def handle(self, *, batch, interval, lease, mail_rest, **options):
        worker = Worker(
            get_random_string(32),
            lease=timedelta(seconds=lease),
            mail_rest=timedelta(seconds=mail_rest),
        )
        if batch:
            while worker.turn():
                pass
            return
        loop = Loop(worker.turn, interval=interval)
        worker.until = lambda: loop.stopping
        loop.run()
