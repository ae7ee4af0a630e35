"""Who comes to a meeting, who waits for a place."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.public_forms.models import Doubt
from cms.translation.languages import site_languages

from .event import ClubEventPage


class RegistrationQuerySet(models.QuerySet):
    def active(self):
        """Return those who have a place or wait for one."""
        return self.filter(state__in=Registration.ACTIVE)

    def placed(self):
        """Return those who have a place, held or confirmed."""
        return self.filter(state=Registration.State.PLACED)

    def waiting(self):
        """Return those who wait for a place, in their order."""
        return self.filter(state=Registration.State.WAITING).order_by("number")

    def in_turn(self):
        """Return those of the waiting whom nobody may overtake: all but who came by a form in
        doubt and has not confirmed."""
        return self.waiting().exclude(~Q(doubt=""), confirmed_at=None)

    def of_email(self, email: str):
        """Return the registrations under this address, however it is written."""
        return self.filter(email__iexact=email).exclude(email="")


class Registration(models.Model):
    """One person at one meeting. `number` is the order in which people came, for the waiting list.

    Whoever comes by the form has a place, or one's turn, held until `held_until`, and confirms by
    mail (`confirmed_at`); a member is confirmed at once. A form in `doubt` holds neither before it
    is confirmed. Changed by `club.registering` only, under the lock of the meeting: never more
    people have a place than there are places.
    """

    class State(models.TextChoices):
        PLACED = "placed", pgettext_lazy("registration", "has a place")
        WAITING = "waiting", pgettext_lazy("registration", "waits for a place")
        CANCELLED = "cancelled", pgettext_lazy("registration", "cancelled")
        LAPSED = "lapsed", pgettext_lazy("registration", "not confirmed in time")

    ACTIVE = (State.PLACED, State.WAITING)
    #: What is emptied when the time is over (docs/data.md).
    PERSONAL = ("name", "email", "phone")

    event = models.ForeignKey(
        ClubEventPage,
        on_delete=models.CASCADE,
        related_name="registrations",
        verbose_name=_("meeting"),
    )
    number = models.PositiveIntegerField(_("number"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    state = models.CharField(_("state"), max_length=10, choices=State)
    created_at = models.DateTimeField(_("registered"), default=timezone.now)
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    moved_up_at = models.DateTimeField(_("moved up"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    doubt = models.CharField(_("why it is in doubt"), max_length=10, choices=Doubt, blank=True)
    #: A fingerprint of the hour and the place that this person was last told.
    told = models.CharField(max_length=64, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    is_walk_in = models.BooleanField(_("came unregistered"), default=False)
    has_come = models.BooleanField(_("came"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="club_registration_number"),
            models.UniqueConstraint(
                models.F("event"),
                Lower("email"),
                condition=Q(state__in=("placed", "waiting")) & ~Q(email=""),
                name="club_registration_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "held_until"], name="club_registration_held")]

    def __str__(self) -> str:
        return self.name or str(_("Registration no. %(number)s") % {"number": self.number})

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def has_place(self) -> bool:
        """Whether this person comes: who has a place and confirmed it gets the online link."""
        return self.state == self.State.PLACED and self.is_confirmed

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE
