"""What people choose between at the club and in the télécentres."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Audience(TextChoices):
    ALL = "all", _("Everybody")
    MEMBERS = "members", _("Members of the network")
    CANDIDATES = "candidates", _("Those who think of coming to the Gers")


class Wanted(TextChoices):
    """What somebody asks a télécentre for."""

    DESK = "desk", _("A desk")
    ROOM = "room", _("The meeting room")
    TRIAL = "trial", _("A trial day")


class HalfDay(TextChoices):
    MORNING = "am", _("Morning")
    AFTERNOON = "pm", _("Afternoon")


class Part(TextChoices):
    """Which part of a day is asked for."""

    DAY = "day", pgettext_lazy("part of a day", "The whole day")
    MORNING = "am", pgettext_lazy("part of a day", "The morning")
    AFTERNOON = "pm", pgettext_lazy("part of a day", "The afternoon")

    @property
    def halves(self) -> tuple[HalfDay, ...]:
        """The half-days that it is made of."""
        return tuple(HalfDay) if self == Part.DAY else (HalfDay(self.value),)
