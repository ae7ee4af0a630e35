from .book import PrintedBook
from .document import MemberDocument
from .index import AnnuaireIndexPage
from .join_request import JoinRequest
from .listing import ListedMember
from .member import MemberPage, MemberSkill
from .notice import Notice, NoticeReport
from .partnership import Partnership
from .request import Addressee, CompanyRequest
from .skill import Skill, TradeFamily
from .text import MemberText

__all__ = [
    "Addressee",
    "AnnuaireIndexPage",
    "CompanyRequest",
    "JoinRequest",
    "ListedMember",
    "MemberDocument",
    "MemberPage",
    "MemberSkill",
    "MemberText",
    "Notice",
    "NoticeReport",
    "Partnership",
    "PrintedBook",
    "Skill",
    "TradeFamily",
]
