"""All the partner villages as the CCI keeps them: how each stands, and who holds it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.communes import Commune, communes
from cms.editorial.models import Mandate, Standing
from villages.models import VillagePage


class State(TextChoices):
    """How a village stands, each as one word."""

    LIVE = "live", pgettext_lazy("village", "public")
    DRAFT = "draft", pgettext_lazy("village", "not public yet")
    PAUSED = VillagePage.Closing.PAUSED.value, _("paused")
    LEFT = VillagePage.Closing.LEFT.value, pgettext_lazy("village", "left")


@dataclass(frozen=True)
class Entry:
    """A village, how it stands, when its page was last worked on, who holds it."""

    village: VillagePage
    state: State
    mandates: tuple[Mandate, ...]

    @property
    def last_activity(self) -> datetime | None:
        return self.village.latest_revision_created_at

    @property
    def is_closed(self) -> bool:
        return self.state in (State.PAUSED, State.LEFT)


def villages():
    """Return the villages' pages in the language that mandates are given for."""
    return VillagePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).alphabetical()


def renewable():
    """Return the villages whose committees can be renewed: those that have not left."""
    return villages().exclude(standing__closed_as=VillagePage.Closing.LEFT)


def entries(chosen=None) -> list[Entry]:
    """Return the entry of each of the villages `chosen` (all when not given): three queries."""
    found = list(villages() if chosen is None else chosen)
    closed = dict(
        Standing.objects.filter(page__in=found)
        .exclude(closed_as="")
        .values_list("page_id", "closed_as")
    )
    held = {}
    for mandate in mandates_of(found):
        held.setdefault(mandate.page_id, []).append(mandate)
    return [
        Entry(village, _state(village, closed.get(village.pk)), tuple(held.get(village.pk, ())))
        for village in found
    ]


def entry_of(village: VillagePage) -> Entry:
    """Return the entry of one village."""
    return entries([village])[0]


def mandates_of(chosen):
    """Return the mandates on the pages of the villages `chosen`, heads first."""
    heads_first = sorted(Mandate.Role.values, key=lambda role: role != Mandate.Role.COMMITTEE_HEAD)
    found = Mandate.objects.filter(page__in=chosen).select_related("user", "page")
    return sorted(found, key=lambda m: (heads_first.index(m.role), str(m.user).lower(), m.pk))


def communes_that_are_no_partner() -> list[Commune]:
    """Return the communes that have no village page, not even one that left, by their name."""
    taken = set(villages().order_by().values_list("insee_code", flat=True))
    return [commune for commune in communes() if commune.insee_code not in taken]


def _state(village: VillagePage, closed_as: str | None) -> State:
    if closed_as:
        return State(closed_as)
    return State.LIVE if village.live else State.DRAFT
