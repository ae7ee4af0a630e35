"""How a télécentre takes guests, what they ask for, and what is booked."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from club.choices import HalfDay, Part, Wanted
from cms.public_forms.models import Doubt
from cms.telephone import validate_telephone
from cms.translation.languages import site_languages


class DeskSettings(models.Model):
    """What a host has decided for a télécentre. Without a row, one may ask and not book.

    It is no page: what is decided here holds at once. Hours and closures are the télécentre's own.
    """

    telecentre = models.OneToOneField(
        "villages.TelecentrePage",
        on_delete=models.CASCADE,
        related_name="desk_settings",
        verbose_name=_("télécentre"),
    )
    takes_requests = models.BooleanField(_("anybody may ask for a desk"), default=True)
    is_open_to_members = models.BooleanField(
        _("members book directly"),
        default=False,
        help_text=_("Members then take a free desk without asking you."),
    )
    desks = models.PositiveSmallIntegerField(
        _("desks that can be booked"), default=0, validators=[MaxValueValidator(200)]
    )
    has_room = models.BooleanField(_("the meeting room can be booked"), default=False)
    days_ahead = models.PositiveSmallIntegerField(
        _("days ahead that can be booked"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("settings of a télécentre’s desks")
        verbose_name_plural = _("settings of télécentres’ desks")

    def __str__(self) -> str:
        return str(self.telecentre)


class Guest(models.Model):
    """Who asks or books. What is personal is emptied later; the row stays, for the figures."""

    PERSONAL = ("name", "email", "phone")

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
    phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    wanted = models.CharField(_("what"), max_length=5, choices=Wanted)
    day = models.DateField(_("day"))
    part = models.CharField(_("part of the day"), max_length=3, choices=Part)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class DeskBooking(Guest):
    """A desk or the room that is somebody's, for half a day or a day.

    What it takes are its `DeskSlot` rows; when it is cancelled they go and it stays.
    """

    class Origin(models.TextChoices):
        DIRECT = "direct", pgettext_lazy("booking", "booked by a member")
        REQUEST = "request", pgettext_lazy("booking", "asked for")
        HOST = "host", pgettext_lazy("booking", "written down by the host")

    telecentre = models.ForeignKey(
        "villages.TelecentrePage",
        on_delete=models.CASCADE,
        related_name="desk_bookings",
        verbose_name=_("télécentre"),
    )
    origin = models.CharField(_("how"), max_length=7, choices=Origin)
    #: The same for one person's bookings there, as long as it is known whose the last one was: it
    #: counts people once nobody knows any more who they were, and tells nothing else of them.
    guest_number = models.UUIDField(_("number of the guest"), default=uuid4, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by_host = models.BooleanField(_("cancelled by the host"), default=False)
    words = models.TextField(_("words of the host"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("booking of a desk")
        verbose_name_plural = _("bookings of desks")
        ordering = ["day", "part", "pk"]
        indexes = [models.Index(fields=["telecentre", "day"], name="club_booking_by_day")]

    def __str__(self) -> str:
        return f"{self.telecentre}, {self.day:%d/%m/%Y}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class DeskSlot(models.Model):
    """A place of a télécentre that is taken on half a day. The database takes no second one.

    `place`: 0 is the meeting room, from 1 on the desks.
    """

    ROOM = 0

    booking = models.ForeignKey(DeskBooking, on_delete=models.CASCADE, related_name="slots")
    telecentre = models.ForeignKey(
        "villages.TelecentrePage", on_delete=models.CASCADE, related_name="+"
    )
    place = models.PositiveSmallIntegerField()
    day = models.DateField()
    half = models.CharField(max_length=2, choices=HalfDay)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []
        ordering = ["day", "half", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["telecentre", "day", "half", "place"], name="club_slot_taken_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.telecentre_id}: {self.place}, {self.day} {self.half}"


class DeskRequest(Guest):
    """What somebody asks a host for, and the answer. Changed by `club.desks.acts` only."""

    PERSONAL = (*Guest.PERSONAL, "message", "words")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("desk request", "waits for an answer")
        HELD = "held", pgettext_lazy("desk request", "in doubt, to be read")
        PROPOSED = "proposed", pgettext_lazy("desk request", "another day was proposed")
        ACCEPTED = "accepted", pgettext_lazy("desk request", "accepted")
        DECLINED = "declined", pgettext_lazy("desk request", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("desk request", "withdrawn")
        UNANSWERED = "unanswered", pgettext_lazy("desk request", "never answered")
        DISCARDED = "discarded", pgettext_lazy("desk request", "thrown away")

    #: What somebody has still to answer.
    OPEN = (State.WAITING, State.HELD, State.PROPOSED)

    telecentre = models.ForeignKey(
        "villages.TelecentrePage",
        on_delete=models.CASCADE,
        related_name="desk_requests",
        verbose_name=_("télécentre"),
    )
    message = models.TextField(_("message"), max_length=1_000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    doubt = models.CharField(_("why it is in doubt"), max_length=10, choices=Doubt, blank=True)
    proposed_day = models.DateField(_("other day"), null=True, blank=True)
    proposed_part = models.CharField(
        _("part of the other day"), max_length=3, choices=Part, blank=True
    )
    words = models.TextField(_("words of the host"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    reminded_at = models.DateTimeField(_("host reminded"), null=True, blank=True)
    warned_at = models.DateTimeField(_("guest told that nobody answered"), null=True, blank=True)
    booking = models.OneToOneField(
        DeskBooking,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="request",
        verbose_name=_("booking"),
    )

    class Meta:
        verbose_name = _("request for a desk")
        verbose_name_plural = _("requests for desks")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "day"], name="club_request_by_state")]

    def __str__(self) -> str:
        return self.name or str(_("Request no. %(number)s") % {"number": self.pk})

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to answer."""
        return self.state in self.OPEN

    @property
    def awaited_day(self):
        """The day that it is about now: the other one, once it was proposed."""
        return self.proposed_day or self.day

    @property
    def awaited_part(self) -> Part:
        """The part of that day."""
        return Part(self.proposed_part or self.part)
