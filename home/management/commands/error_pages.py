"""Writes the error pages that the server before the site shows when the site cannot answer."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from home.errors.kept import write_pages


class Command(BaseCommand):
    help = "Write 503.fr.html and its like, with today's telephone numbers."

    def add_arguments(self, parser):
        parser.add_argument(
            "--to", type=Path, default=settings.ERROR_PAGES_ROOT, help="the folder to write into"
        )

    def handle(self, *, to, verbosity, **options):
        pages = write_pages(to)
        if verbosity:
            self.stdout.write(f"{len(pages)} pages in {to}")
