"""Add businesses to take over from a table."""

from cms.importing.commands import ImportCommand
from entreprendre.importing import TakeoverImport


class Command(ImportCommand):
    help = (
        "Add the businesses to take over of a CSV or XLSX file as drafts under their villages, the "
        "confidential ones with their dossiers, and make new drafts of those whose line changed. "
        "Says what it would do; does it with --apply. "
        f"Columns: {', '.join(TakeoverImport.columns)} "
        f"(required: {', '.join(TakeoverImport.required)})."
    )
    kind = TakeoverImport.kind
