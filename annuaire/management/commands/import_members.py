"""Add members from a table."""

from annuaire.importing import MemberImport
from cms.importing.commands import ImportCommand


class Command(ImportCommand):
    help = (
        "Add the members of a CSV or XLSX file as draft entries with accounts, and make new drafts "
        "of those whose line changed. Says what it would do; does it with --apply. "
        f"Columns: {', '.join(MemberImport.columns)} "
        f"(required: {', '.join(MemberImport.required)})."
    )
    kind = MemberImport.kind
