"""Add homes to rent or buy from a table."""

from cms.importing.commands import ImportCommand
from villages.importing import HomeImport


class Command(ImportCommand):
    help = (
        "Add the homes of a CSV or XLSX file as drafts under their villages, and make new drafts "
        "of those whose line changed. Says what it would do; does it with --apply. "
        f"Columns: {', '.join(HomeImport.columns)} "
        f"(required: {', '.join(HomeImport.required)})."
    )
    kind = HomeImport.kind
