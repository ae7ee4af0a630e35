"""Tables that leave the site: what a spreadsheet opens shows, and never runs."""

from .cells import cell
from .files import XLSX, as_csv, as_xlsx

__all__ = ["XLSX", "as_csv", "as_xlsx", "cell"]
