"""Add villages from a table."""

from cms.importing.commands import ImportCommand
from villages.importing import VillageImport


class Command(ImportCommand):
    help = (
        "Add the villages of a CSV or XLSX file as drafts, and make new drafts of those whose line "
        "changed. Says what it would do; does it with --apply. "
        f"Columns: {', '.join(VillageImport.columns)} "
        f"(required: {', '.join(VillageImport.required)})."
    )
    kind = VillageImport.kind
