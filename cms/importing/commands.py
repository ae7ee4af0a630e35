"""What the commands that import have in common: say what would be done, or do it."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .kinds import kind_of
from .report import Act, Report


class ImportCommand(BaseCommand):
    """Reads a file, reports line by line, and writes only with ``--apply``.

    A subclass names its `kind`, or asks for it and gives it to `run_kind`.
    """

    kind = ""

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the table")
        parser.add_argument("--apply", action="store_true", help="do it")
        for tick in kind_of(self.kind).ticks if self.kind else ():
            option = f"--{tick.name.replace('_', '-')}"
            parser.add_argument(option, action="store_true", help=str(tick.label))
        parser.add_argument("--by", metavar="EMAIL", help="whose act it is, in the pages' history")

    def handle(self, *, file: Path, apply: bool, by: str | None, **options):
        ticked = {tick.name for tick in kind_of(self.kind).ticks if options[tick.name]}
        self.run_kind(self.kind, file, apply=apply, by=by, ticked=ticked)

    def run_kind(
        self,
        kind: str,
        file: Path,
        *,
        apply: bool,
        by: str | None,
        dated_on: date | None = None,
        ticked: Collection[str] = (),
    ) -> None:
        person = self._person(by)
        try:
            with file.open("rb") as opened:
                report = kind_of(kind).run(
                    opened, by=person, dated_on=dated_on, is_dry_run=not apply, ticked=ticked
                )
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(reason)s") % {"file": file, "reason": error.strerror}
            ) from None
        self._tell(report, apply)

    def _person(self, email: str | None):
        if not email:
            return None
        person = get_user_model().objects.filter(email=email.lower(), is_active=True).first()
        if person is None:
            raise CommandError(_("Nobody has an account with %(email)s.") % {"email": email})
        return person

    def _tell(self, report: Report, apply: bool) -> None:
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
        for problem in report.left_out:
            self.stderr.write(_("Left out: %(problem)s") % {"problem": problem})
        if not apply:
            self.stdout.write(_("What would be done:"))
        for entry in report.entries:
            why = f" ({entry.why})" if entry.why else ""
            where = _("line %(line)s, ") % {"line": entry.line} if entry.line else ""
            self.stdout.write(f"{where}{entry.name}: {entry.act_label}{why}")
            for change in entry.changes:
                self.stdout.write(f"    {change}")
        for act, count in report.counts:
            self.stdout.write(f"{Act(act).label}: {count}")
        if report.does_anything and not apply:
            self.stdout.write(_("Nothing was changed. Run it again with --apply."))
