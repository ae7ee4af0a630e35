"""The codes that takeovers are told in. Codes never change; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sector(TextChoices):
    """The 21 sections of the NAF rév. 2 (Insee, in force since 2008), which are those of the
    European NACE Rev. 2; the long titles are cut where they begin to enumerate."""

    A = "A", _("Agriculture, forestry and fishing")
    B = "B", _("Mining and quarrying")
    C = "C", _("Manufacturing")
    D = "D", _("Electricity, gas, steam and air conditioning supply")
    E = "E", _("Water supply, sewerage, waste management")
    F = "F", _("Construction")
    G = "G", _("Wholesale and retail trade; repair of motor vehicles")
    H = "H", _("Transportation and storage")
    I = "I", _("Accommodation and food service")  # noqa: E741 the section's own letter
    J = "J", _("Information and communication")
    K = "K", _("Financial and insurance activities")
    L = "L", _("Real estate activities")
    M = "M", _("Professional, scientific and technical activities")
    N = "N", _("Administrative and support services")
    O = "O", _("Public administration")  # noqa: E741 the section's own letter
    P = "P", _("Education")
    Q = "Q", _("Human health and social work")
    R = "R", _("Arts, entertainment and recreation")
    S = "S", _("Other services")
    T = "T", _("Households as employers")
    U = "U", _("Extraterritorial organisations")


class Kind(TextChoices):
    """What changes hands."""

    GOING_CONCERN = "going-concern", _("going concern (fonds de commerce)")
    SHARES = "shares", _("shares of the company")
    LEASE_RIGHT = "lease-right", _("right to the lease")
    ACTIVITY = "activity", _("activity without premises")
    PREMISES = "premises", _("empty premises to start in")


class Premises(TextChoices):
    LEASE = "lease", pgettext_lazy("premises", "to rent")
    FREEHOLD = "freehold", pgettext_lazy("premises", "for sale")
    EITHER = "either", pgettext_lazy("premises", "to rent or for sale")
    NONE = "none", pgettext_lazy("premises", "none")


class Turnover(TextChoices):
    """Turnover of a year without taxes, in bands: the exact figure is the dossier's."""

    UNDER_50 = "0-50", _("less than €50,000")
    UNDER_100 = "50-100", _("€50,000 to €100,000")
    UNDER_250 = "100-250", _("€100,000 to €250,000")
    UNDER_500 = "250-500", _("€250,000 to €500,000")
    UNDER_1000 = "500-1000", _("€500,000 to €1 million")
    MORE = "1000", _("more than €1 million")


class Reason(TextChoices):
    """Why somebody hands over. Health is left out: it would be told of a person who can be
    recognised (article 9 of the GDPR)."""

    RETIREMENT = "retirement", _("retirement")
    MOVE = "move", _("moving away")
    NEW_PROJECT = "new-project", _("a new project")
    VACANT = "vacant", _("the premises stand empty")
    OTHER = "other", pgettext_lazy("reason", "other")


class Closing(TextChoices):
    """As what an advert is closed."""

    TAKEN_OVER = "taken-over", _("taken over")
    WITHDRAWN = "withdrawn", _("withdrawn")
