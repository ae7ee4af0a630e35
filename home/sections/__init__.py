"""The sections of the home page: each brings its fields, what it shows, and its template.

A room that wants to be seen there adds its section here; the CCI then places it.
"""

from .announcements import (
    CulturaSection,
    HomesSection,
    MeetingsSection,
    NewsSection,
    PortraitsSection,
    TakeoversSection,
)
from .contact import ContactSection
from .figures import FiguresSection
from .finding import FindVillageSection, MembersSection
from .programme import StepsSection, TestimonialsSection

#: In the order in which the CMS proposes them.
SECTIONS = [
    ("find_village", FindVillageSection()),
    ("steps", StepsSection()),
    ("figures", FiguresSection()),
    ("portraits", PortraitsSection()),
    ("homes", HomesSection()),
    ("takeovers", TakeoversSection()),
    ("members", MembersSection()),
    ("meetings", MeetingsSection()),
    ("cultura", CulturaSection()),
    ("testimonials", TestimonialsSection()),
    ("news", NewsSection()),
    ("contact", ContactSection()),
]
