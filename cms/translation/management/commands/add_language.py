"""``manage.py add_language nl``, and when its sentences are translated ``add_language nl --ready``.

See docs/languages.md.
"""

from django.core.management.base import BaseCommand, CommandError

from cms.translation import catalogues
from cms.translation.adding import add, make_ready
from cms.translation.addresses import every_word, file_of
from cms.translation.languages import NotALanguage, checked, read_languages


class Command(BaseCommand):
    help = (
        "Add a language to the site: its catalogue and the names of its addresses, to be "
        "translated. Nobody is offered it before --ready, which checks that they are whole."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("code", help="As browsers say it: nl, de, pt-br.")
        parser.add_argument("name", nargs="?", default="", help="In the language itself.")
        parser.add_argument(
            "--ready", action="store_true", help="Offer it, if its catalogue is whole."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and do nothing."
        )

    def handle(self, code, name, ready, dry_run, **options):
        languages = read_languages()
        try:
            name = languages[code]["name"] if code in languages else checked(code, name)
            if ready:
                self._make_ready(code, name, dry_run=dry_run)
            elif code in languages and languages[code].get("ready", True):
                self.stdout.write(f"The site is offered in {name} ({code}).")
            else:
                self._add(code, name, is_new=code not in languages, dry_run=dry_run)
        except NotALanguage as error:
            raise CommandError(str(error)) from error

    def _add(self, code, name, *, is_new, dry_run):
        sentences = catalogues.sentences()
        if dry_run:
            self.stdout.write(f"{name} ({code}) would be added: {len(sentences)} sentences.")
            return
        add(code, name, sentences)
        left = len(catalogues.problems(code, sentences))
        self.stdout.write(f"{name} ({code}) {'was added' if is_new else 'is in preparation'}.")
        self.stdout.write(f"- {catalogues.path(code)}: {left} sentences to translate.")
        self.stdout.write(
            f"- {file_of(code)}: {len(every_word(code))} addresses, in English until you name "
            "them. They last: a link that was given out keeps its name for ever."
        )
        self.stdout.write(f"- then: manage.py add_language {code} --ready")

    def _make_ready(self, code, name, *, dry_run):
        wrong = make_ready(code, dry_run=dry_run)
        if wrong:
            count = f"{len(wrong)} problems: {name} ({code}) is not offered."
            raise CommandError("\n".join([*wrong, count]))
        if dry_run:
            self.stdout.write(f"{name} ({code}) is whole.")
        else:
            self.stdout.write(f"{name} ({code}) is offered when the site starts again.")
