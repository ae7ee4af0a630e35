"""The tables about villages that the CCI brings: villages, homes in them, official figures."""

from .facts import FactImport
from .homes import HomeImport
from .villages import VillageImport

__all__ = ["FactImport", "HomeImport", "VillageImport"]
