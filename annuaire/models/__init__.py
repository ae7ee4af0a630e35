from .index import AnnuaireIndexPage
from .member import MemberPage, MemberSkill
from .skill import Skill, TradeFamily
from .text import MemberText

__all__ = [
    "AnnuaireIndexPage",
    "MemberPage",
    "MemberSkill",
    "MemberText",
    "Skill",
    "TradeFamily",
]
