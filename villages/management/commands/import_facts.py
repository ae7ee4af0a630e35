"""Compare the villages with official figures, from a published file."""

from datetime import date

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from cms.importing.commands import ImportCommand
from villages.official.sources import SOURCES


class Command(ImportCommand):
    help = (
        "Read official figures from a CSV file as its publisher makes it (docs/data.md says "
        "which). What the villages left to the publisher goes to review; what a committee told "
        "otherwise is asked. Says what it would do; does it with --apply."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", choices=SOURCES)
        super().add_arguments(parser)
        parser.add_argument(
            "--dated",
            required=True,
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day of the figures, as their publisher gives it",
        )

    def handle(self, *, source: str, file, dated: date, apply: bool, by: str | None, **options):
        if apply and not by:
            raise CommandError(_("Say with --by who submits the figures to review."))
        self.run_kind(source, file, apply=apply, by=by, dated_on=dated)
