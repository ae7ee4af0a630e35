"""Add villages from a CSV file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from villages.importing import COLUMNS, REQUIRED, import_villages


class Command(BaseCommand):
    help = (
        "Add the villages of a CSV file that are missing, as drafts. Says what it would do; "
        f"does it with --apply. Columns: {', '.join(COLUMNS)} "
        f"(required: {', '.join(REQUIRED)})."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV file, in UTF-8")
        parser.add_argument("--apply", action="store_true", help="do it")

    def handle(self, *, file: Path, apply: bool, **options):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(reason)s") % {"file": file, "reason": error.strerror}
            ) from None
        report = import_villages(data, is_dry_run=not apply)
        if report.problems:
            for problem in report.problems:
                self.stderr.write(str(problem))
            count = len(report.problems)
            raise CommandError(
                ngettext(
                    "%(count)s problem. Nothing was changed.",
                    "%(count)s problems. Nothing was changed.",
                    count,
                )
                % {"count": count}
            )
        for name in report.already_there:
            self.stdout.write(_("already there: %(name)s") % {"name": name})
        for name in report.created:
            told = _("created as a draft: %(name)s") if apply else _("would be created: %(name)s")
            self.stdout.write(told % {"name": name})
        if report.created and not apply:
            self.stdout.write(_("Nothing was changed. Run it again with --apply."))
