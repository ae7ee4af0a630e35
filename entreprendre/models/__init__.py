from .dossier import DossierPhotograph, TakeoverDossier
from .index import EntreprendreIndexPage
from .opening import DossierOpening, DossierReading
from .takeover import TakeoverPage, TakeoverPhotograph

__all__ = [
    "DossierOpening",
    "DossierPhotograph",
    "DossierReading",
    "EntreprendreIndexPage",
    "TakeoverDossier",
    "TakeoverPage",
    "TakeoverPhotograph",
]
