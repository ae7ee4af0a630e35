"""``manage.py catalogues extract|compile|check``."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.translation import catalogues
from cms.translation.languages import languages_with_catalogue


class Command(BaseCommand):
    help = (
        "The interface's sentences: extract them from the code into every language's catalogue, "
        "compile the catalogues, or check that they are whole."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["extract", "compile", "check"])

    def handle(self, action, **options):
        getattr(self, action)()

    def extract(self):
        catalogues.extract_to_files()
        code = catalogues.sentences()
        for language, name in languages_with_catalogue():
            missing = len(catalogues.problems(language, code))
            self.stdout.write(f"{name}: {len(code)} sentences, {missing} to look at")

    def compile(self):
        written = catalogues.compile_files()
        self.stdout.write(f"{len(written)} catalogues compiled")

    def check(self):
        code = catalogues.sentences()
        wrong = [
            f"{language}: {problem}"
            for language, _name in settings.LANGUAGES
            for problem in catalogues.problems(language, code)
        ]
        if wrong:
            raise CommandError("\n".join([*wrong, f"{len(wrong)} problems in the catalogues."]))
        self.stdout.write(f"{len(code)} sentences, whole in every language")
        for language, name in settings.LANGUAGES_IN_PREPARATION:
            left = len(catalogues.problems(language, code))
            self.stdout.write(f"{name} is in preparation: {left} sentences to look at")
