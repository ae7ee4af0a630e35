"""The publishers whose files we read, each in its published layout (docs/data.md)."""

from .amenities import Amenities
from .arcep import Arcep
from .commune import Communes
from .schools import Schools
from .source import Source

SOURCES: dict[str, type[Source]] = {
    source.kind: source for source in (Communes, Arcep, Schools, Amenities)
}

__all__ = ["SOURCES", "Source"]
