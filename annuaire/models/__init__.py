from .book import PrintedBook
from .index import AnnuaireIndexPage
from .join_request import JoinRequest
from .listing import ListedMember
from .member import MemberPage, MemberSkill
from .request import Addressee, CompanyRequest
from .skill import Skill, TradeFamily
from .text import MemberText

__all__ = [
    "Addressee",
    "AnnuaireIndexPage",
    "CompanyRequest",
    "JoinRequest",
    "ListedMember",
    "MemberPage",
    "MemberSkill",
    "MemberText",
    "PrintedBook",
    "Skill",
    "TradeFamily",
]
