"""Where a meeting is, in words and as links."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Whereabouts:
    """Where a meeting is held. `telecentre`, `village`: pages, where it is in one of them."""

    telecentre: object
    village: object
    place: str
    is_online: bool

    @property
    def is_somewhere(self) -> bool:
        """Whether one can come in person."""
        return bool(self.telecentre or self.village or self.place)

    @property
    def words(self) -> str:
        """The place on one line, without links: “La Ruche, Marciac, upper room, and online”."""
        pages = [page.title for page in (self.telecentre, self.village) if page]
        words = ", ".join([*pages, *([self.place] if self.place else [])])
        if not self.is_online:
            return words
        return _("%(place)s, and online") % {"place": words} if words else _("online")


def whereabouts(event) -> Whereabouts:
    """Return where `event` is. The village of its télécentre need not be named on the event."""
    village = event.village or (event.telecentre and event.telecentre.parent_page)
    return Whereabouts(event.telecentre, village, event.place, event.is_online)
