from .book import PrintedBook
from .document import MemberDocument
from .index import AnnuaireIndexPage
from .join_request import JoinRequest
from .listing import ListedChange, ListedMember
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
    "ListedChange",
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
