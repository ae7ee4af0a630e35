"""Reading a table that somebody brings: CSV as spreadsheets write it, or XLSX."""

from .problems import Problem, UnreadableTable
from .table import MAX_BYTES, Row, Table, check_columns, read_table

__all__ = [
    "MAX_BYTES",
    "Problem",
    "Row",
    "Table",
    "UnreadableTable",
    "check_columns",
    "read_table",
]
