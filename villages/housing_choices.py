"""The codes that homes are told in. Codes never change; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Tenure(TextChoices):
    RENT = "rent", _("to rent")
    SALE = "sale", _("for sale")


class HomeKind(TextChoices):
    HOUSE = "house", _("house")
    FLAT = "flat", _("flat")
    FARMHOUSE = "farmhouse", _("farmhouse")
    ROOM = "room", pgettext_lazy("home", "room")


class EnergyClass(TextChoices):
    """The classes of the diagnosis (Code de la construction et de l’habitation, R126-16)."""

    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"
    E = "E", "E"
    F = "F", "F"
    G = "G", "G"
    EXEMPT = "exempt", _("not subject to the diagnosis")


#: Called "à consommation énergétique excessive" (Code de la construction, L173-1-1).
EXCESSIVE = frozenset({EnergyClass.F, EnergyClass.G})


class Closing(TextChoices):
    """As what a home leaves the site."""

    LET = "let", pgettext_lazy("home", "let")
    SOLD = "sold", pgettext_lazy("home", "sold")
    WITHDRAWN = "withdrawn", pgettext_lazy("home", "withdrawn")
