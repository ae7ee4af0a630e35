"""The members that the CCI has in a table."""

from .members import MemberImport

__all__ = ["MemberImport"]
