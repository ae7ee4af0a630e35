from django.core.management.base import BaseCommand

from annuaire.skills.curated import load


class Command(BaseCommand):
    help = "Add the trade families and skills that the annuaire begins with; change none."

    def handle(self, **options):
        families, skills = load()
        self.stdout.write(f"{families} trade families and {skills} skills added.")
