from .index import CulturaIndexPage

__all__ = ["CulturaIndexPage"]
