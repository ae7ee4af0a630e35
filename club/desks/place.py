"""A télécentre, and the screen of the club where one asks for its desks."""

from django.apps import apps
from django.http import Http404
from django.utils.translation import gettext as _

from club.addresses import DESKS, desk_address
from club.models import DeskSettings
from cms.editorial.sub_addresses import SubPage

#: Digits of the number of a page; not every database takes a longer one.
LONGEST_NUMBER = 9


def telecentres():
    """Return the télécentres that the public may find, with what a card shows of them."""
    model = apps.get_model("villages.TelecentrePage")
    return model.objects.listed().for_cards().select_related("locale", "desk_settings")


def listed_telecentre(pk: str):
    """Return the télécentre `pk` that the public may find. Raises `Http404`."""
    found = telecentres().filter(pk=pk).first() if len(pk) <= LONGEST_NUMBER else None
    if found is None:
        raise Http404
    return found


def any_telecentre(pk: str):
    """Return the télécentre `pk`, shown or not, for its people. Raises `Http404`."""
    model = apps.get_model("villages.TelecentrePage")
    found = model.objects.filter(pk=pk).first() if len(pk) <= LONGEST_NUMBER else None
    if found is None:
        raise Http404
    return found


def decided_at(telecentre) -> DeskSettings | None:
    """Return what the host has decided, as it was read with `telecentre`; None when nobody has."""
    return getattr(telecentre, "desk_settings", None)


def takes_requests(decided: DeskSettings | None) -> bool:
    """Whether anybody may ask, by what the host has `decided`: yes unless they have said no."""
    return decided is None or decided.takes_requests


def is_open_to_members(decided: DeskSettings | None) -> bool:
    """Whether members book directly."""
    return decided is not None and decided.is_open_to_members


class DeskPlace(SubPage):
    """The desks of one télécentre, as templates know pages."""

    def __init__(self, section: str, word: str, telecentre):
        super().__init__(DESKS, DESKS.page(section, word).index)
        self.telecentre = telecentre
        self.title = _("A desk for the day: %(place)s") % {"place": telecentre.title}

    def address(self, language: str | None = None) -> str:
        return desk_address(self.telecentre, language)
