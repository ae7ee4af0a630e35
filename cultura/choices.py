"""The codes that partners and offers of culture are told in. Codes never change; labels are
translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Discipline(TextChoices):
    THEATRE = "theatre", _("theatre")
    DANCE = "dance", _("dance")
    MUSIC = "music", _("music")
    CIRCUS = "circus", _("circus and street arts")
    PUPPETRY = "puppetry", _("puppetry")
    STORYTELLING = "storytelling", _("storytelling and spoken word")
    VISUAL_ARTS = "visual-arts", _("visual arts")
    PHOTOGRAPHY = "photography", _("photography")
    FILM = "film", _("film and sound")
    DIGITAL = "digital", _("digital arts")
    WRITING = "writing", _("writing and publishing")
    HERITAGE = "heritage", _("heritage and museums")


class PartnerKind(TextChoices):
    """What an organisation is, in the first place."""

    VENUE = "venue", _("theatre, concert hall, venue")
    PLACE = "place", _("studio, place of residency")
    FESTIVAL = "festival", _("festival")
    COMPANY = "company", _("company, ensemble")
    CENTRE = "centre", _("art centre, museum, heritage site")
    LIBRARY = "library", _("library, bookshop, publisher")
    SCHOOL = "school", _("school, training organisation")
    AUTHORITY = "authority", _("local authority")
    NETWORK = "network", _("network, federation")
    OTHER = "other", pgettext_lazy("kind of organisation", "other organisation")


class OfferKind(TextChoices):
    RESIDENCY = "residency", _("residency")
    SPACE = "space", _("rehearsal or work space")
    EQUIPMENT = "equipment", _("equipment to share")
    TRAINING = "training", _("training")
    CALL = "call", _("call for projects")
    FUNDING = "funding", _("funding")
    MISSION = "mission", _("mission")


class Applicant(TextChoices):
    """Who may apply."""

    ARTIST = "artist", _("artists and authors")
    COMPANY = "company", _("companies, ensembles and collectives")
    TECHNICIAN = "technician", _("technicians and administrators")
    ASSOCIATION = "association", _("associations and venues")
    BEGINNER = "beginner", _("those who begin in the trade")
    AMATEUR = "amateur", _("amateurs")


class Floor(TextChoices):
    """What one works on in a space."""

    DANCE = "dance", pgettext_lazy("floor", "sprung dance floor")
    WOOD = "wood", pgettext_lazy("floor", "wood")
    VINYL = "vinyl", pgettext_lazy("floor", "vinyl or lino")
    CONCRETE = "concrete", pgettext_lazy("floor", "concrete or tiles")
    CARPET = "carpet", pgettext_lazy("floor", "carpet")
    EARTH = "earth", pgettext_lazy("floor", "grass or earth, outdoors")


class Closing(TextChoices):
    """As what an offer is closed before its deadline."""

    FILLED = "filled", pgettext_lazy("offer", "filled")
    WITHDRAWN = "withdrawn", pgettext_lazy("offer", "withdrawn")


class PartnerClosing(TextChoices):
    """As what a partner's page is closed, with all its offers."""

    PAUSED = "paused", _("paused")
    LEFT = "left", _("no partner any more")
