"""The villages' tables that the CCI brings: villages, and homes in them."""

from .homes import HomeImport
from .villages import VillageImport

__all__ = ["HomeImport", "VillageImport"]
