"""Somebody settled in the Gers who asks to join the network, and what the CCI decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annuaire.places import PlaceMixin
from cms.editorial.choice_set import ChoiceSetField
from cms.public_forms.models import Doubt
from cms.telephone import validate_telephone
from cms.translation.languages import site_languages
from cms.translation.spoken import SpokenLanguage


class JoinRequest(PlaceMixin, models.Model):
    """What an applicant typed, and what became of it.

    Its personal data are erased some months after the decision (`annuaire.joining.retention`);
    the row stays, for the figures of the year.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("request to join", "waits for an answer")
        HELD = "held", pgettext_lazy("request to join", "in doubt, to be read")
        ACCEPTED = "accepted", pgettext_lazy("request to join", "accepted")
        DECLINED = "declined", pgettext_lazy("request to join", "declined")
        DISCARDED = "discarded", pgettext_lazy("request to join", "thrown away")

    class Because(models.TextChoices):
        """Why a request is declined: the letter says it in the applicant's language."""

        NOT_HERE = "not-here", _("They are not settled in the Gers (yet)")
        NO_SOLO = "no-solo", _("They do not work for themselves")
        TOO_SHORT = "too-short", _("Too little is said of what they do")
        MEMBER = "member", _("They are in the annuaire already")
        OTHER = "other", _("For another reason, in your own words below")

    #: What waits for somebody to decide.
    OPEN = (State.WAITING, State.HELD)
    #: What is emptied when the time is over.
    PERSONAL = (
        "first_name",
        "last_name",
        "trading_name",
        "email",
        "phone",
        "trade",
        "commune",
        "website",
        "presentation",
        "looks_for",
        "words",
    )

    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    trading_name = models.CharField(_("trading name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    trade = models.CharField(_("trade"), max_length=100, blank=True)
    family = models.ForeignKey(
        "annuaire.TradeFamily",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trade family"),
    )
    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partner village"),
    )
    commune = models.CharField(_("other commune"), max_length=80, blank=True)
    settled_in = models.PositiveSmallIntegerField(
        _("in the Gers since (year)"), null=True, blank=True
    )
    website = models.URLField(_("web site"), blank=True)
    languages = ChoiceSetField(_("languages spoken"), choices=SpokenLanguage)
    presentation = models.TextField(_("presentation"), max_length=2_000, blank=True)
    looks_for = models.TextField(_("what they look for in the network"), max_length=500, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State)
    doubt = models.CharField(_("why it is in doubt"), max_length=10, choices=Doubt, blank=True)
    because = models.CharField(_("why it was declined"), max_length=10, choices=Because, blank=True)
    words = models.TextField(_("words of the CCI"), max_length=2_000, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    entry = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entry"),
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title or str(_("Request no. %(number)s") % {"number": self.pk})

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def title(self) -> str:
        """The name that the entry will bear."""
        return self.trading_name or self.full_name

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
