"""Tables that leave the site: what a spreadsheet opens shows, and never runs."""

from .cells import cell
from .files import as_csv, as_xlsx

__all__ = ["as_csv", "as_xlsx", "cell"]
