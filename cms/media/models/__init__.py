from .collection import PageCollection, collection_of
from .document import SiteDocument
from .image import SiteImage, SiteRendition
from .rights import Rights
from .use import FileUse

__all__ = [
    "FileUse",
    "PageCollection",
    "Rights",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "collection_of",
]
