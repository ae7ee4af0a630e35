"""What somebody writes to the guichet unique."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.public_forms.models import Doubt
from cms.telephone import validate_telephone
from cms.translation.languages import site_languages
from guichet.choices import Horizon, Subject


class Enquiry(models.Model):
    """Who writes, what about, and where the answer stands: the same for every subject.

    What only an organisation says is in its `OrganisationNeeds`, a row of its own. So what a
    household needs can stand beside it one day without a column that means nothing to half of
    them, and erasing an enquiry deletes such rows whole. The villages are named to the CCI alone:
    naming one passes nothing on.

    Its personal data are erased (`guichet.enquiring.retention`); the row stays, for the figures of
    its year.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("enquiry", "to be taken up")
        HELD = "held", pgettext_lazy("enquiry", "in doubt, to be read")
        TAKEN = "taken", pgettext_lazy("enquiry", "taken up")
        ANSWERED = "answered", pgettext_lazy("enquiry", "answered")
        DISCARDED = "discarded", pgettext_lazy("enquiry", "thrown away")

    #: What somebody still waits for an answer to.
    OPEN = (State.NEW, State.HELD, State.TAKEN)
    #: What is emptied when the time is over.
    PERSONAL = (
        "name",
        "organisation",
        "email",
        "phone",
        "trade",
        "message",
        "horizon",
        "call_when",
        "words",
    )

    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    subject = models.CharField(_("subject"), max_length=12, choices=Subject)
    name = models.CharField(_("name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    trade = models.CharField(_("trade"), max_length=120, blank=True)
    message = models.TextField(_("message"), max_length=4_000, blank=True)
    horizon = models.CharField(
        _("when they would come"), max_length=12, choices=Horizon, blank=True
    )
    call_when = models.CharField(_("how and when to call"), max_length=200, blank=True)
    villages = models.ManyToManyField(
        "villages.VillagePage",
        through="guichet.VillageInMind",
        related_name="+",
        verbose_name=_("villages in mind"),
    )

    state = models.CharField(_("state"), max_length=10, choices=State, db_index=True)
    doubt = models.CharField(_("why it is in doubt"), max_length=10, choices=Doubt, blank=True)
    answer_by = models.DateField(_("answer promised by"), null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken up by"),
    )
    changed_at = models.DateTimeField(_("last act"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("last act by"),
    )
    words = models.TextField(_("what was done"), max_length=2_000, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | Q(erased_at__isnull=False),
                name="enquiry_can_be_answered",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(_("Enquiry no. %(number)s") % {"number": self.pk})

    @property
    def title(self) -> str:
        """The name that the CCI knows it by."""
        return self.organisation or self.name

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_late(self) -> bool:
        """Whether somebody waits for longer than they were promised."""
        return self.is_open and bool(self.answer_by) and self.answer_by < timezone.localdate()


class VillageInMind(models.Model):
    """A village that somebody thinks of."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="villages_in_mind")
    village = models.ForeignKey("villages.VillagePage", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("village in mind")
        verbose_name_plural = _("villages in mind")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "village"], name="village_in_mind_once")
        ]

    def __str__(self) -> str:
        return str(self.village)
