from .desks import DeskBooking, DeskRequest, DeskSettings, DeskSlot
from .event import ClubEventDocument, ClubEventPage, ClubEventSpeaker
from .index import ClubIndexPage
from .proposal import ThemeProposal
from .registration import Registration

__all__ = [
    "ClubEventDocument",
    "ClubEventPage",
    "ClubEventSpeaker",
    "ClubIndexPage",
    "DeskBooking",
    "DeskRequest",
    "DeskSettings",
    "DeskSlot",
    "Registration",
    "ThemeProposal",
]
