"""What an enquiry is about, and what it looks for: stable codes, said in the reader's language."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Subject(TextChoices):
    """What brings somebody: which form they took."""

    CULTURE = "culture", _("a project of the performing arts or of culture")


class Horizon(TextChoices):
    """When somebody would come."""

    SOON = "soon", _("as soon as possible")
    HALF_YEAR = "half-year", _("within six months")
    YEAR = "year", _("within a year")
    LATER = "later", _("later")
    OPEN = "open", _("I do not know yet")


class SpaceUse(TextChoices):
    """What a space is wanted for."""

    REHEARSAL = "rehearsal", pgettext_lazy("use of a space", "rehearse")
    CREATION = "creation", pgettext_lazy("use of a space", "create, in residence")
    AUDIENCE = "audience", pgettext_lazy("use of a space", "play to an audience, exhibit")
    TEACHING = "teaching", pgettext_lazy("use of a space", "teach, give workshops")
    MAKING = "making", pgettext_lazy("use of a space", "build, sew, print: a workshop")
    RECORDING = "recording", pgettext_lazy("use of a space", "record, film, edit")
    STORAGE = "storage", pgettext_lazy("use of a space", "store sets and equipment")
    OFFICE = "office", pgettext_lazy("use of a space", "work at a desk")


class Floor(TextChoices):
    """What the floor must be."""

    DANCE = "dance", pgettext_lazy("floor", "a sprung floor, for dance")
    WOOD = "wood", pgettext_lazy("floor", "wood")
    HARD = "hard", pgettext_lazy("floor", "hard and level: concrete, tiles")
    LOAD = "load", pgettext_lazy("floor", "one that bears heavy loads, with a lorry at the door")
