from .index import AnnuaireIndexPage
from .member import MemberPage, MemberSkill
from .request import Addressee, CompanyRequest
from .skill import Skill, TradeFamily
from .text import MemberText

__all__ = [
    "Addressee",
    "AnnuaireIndexPage",
    "CompanyRequest",
    "MemberPage",
    "MemberSkill",
    "MemberText",
    "Skill",
    "TradeFamily",
]
