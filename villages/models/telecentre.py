"""An equipped office in a village, where one works by the half day or by the month."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.facts import Fact, FactGroup
from cms.editorial.pages import ReviewedPage
from cms.editorial.truth import Contact, StaysTrue
from cms.media.models.photograph import Photograph
from cms.telephone import validate_telephone
from villages import telecentre_choices as choices
from villages import telecentre_facts
from villages.opening_hours import Timetable
from villages.telecentre_form import TelecentreForm
from villages.telecentres import Place, TelecentreQuerySet
from villages.telling import telecentre_in_short

from .facts import LATITUDE_VALIDATORS, LONGITUDE_VALIDATORS


def price_field(name):
    """Return a field for a price in euros, taxes included."""
    return models.DecimalField(
        name,
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("A price is not below zero."))],
    )


class TelecentrePage(ReviewedPage):
    """A télécentre, kept by its village's committee. The title is its name."""

    class Closing(models.TextChoices):
        FOR_NOW = "for-now", _("closed for now")
        FOR_GOOD = "for-good", _("closed for good")

    stays_true = StaysTrue(timedelta(days=180))
    small_fields = frozenset(
        {
            "contact_email",
            "contact_phone",
            "day_eur",
            "half_day_eur",
            "is_closed_on_public_holidays",
            "month_eur",
            "opening_exceptions",
            "opening_hours",
            "week_eur",
        }
    )
    template = "villages/telecentre_page.html"
    words = (
        "presentation",
        "price_note",
        "disabled_access_note",
        "opening_exceptions.reason",
        "photographs.caption",
    )
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []
    base_form_class = TelecentreForm

    presentation = models.TextField(
        _("presentation"),
        max_length=3000,
        blank=True,
        help_text=_("The place, who works there, how one begins. Everybody can read it."),
    )
    street_address = models.CharField(
        _("street address"),
        max_length=160,
        blank=True,
        help_text=_("Number and street: the village’s name and code are added to it."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=5,
        null=True,
        blank=True,
        validators=LATITUDE_VALIDATORS,
        help_text=_("Of its door, in degrees. Leave it empty to show the village’s centre."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=5,
        null=True,
        blank=True,
        validators=LONGITUDE_VALIDATORS,
    )
    desks = models.PositiveSmallIntegerField(_("desks"), null=True, blank=True)
    has_meeting_room = models.BooleanField(_("meeting room"), null=True, blank=True)
    meeting_room_seats = models.PositiveSmallIntegerField(
        _("seats in the meeting room"), null=True, blank=True
    )
    equipment = ChoiceSetField(_("equipment"), choices=choices.Equipment)
    download_mbps = models.PositiveIntegerField(
        _("download measured there (Mbit/s)"), null=True, blank=True
    )
    upload_mbps = models.PositiveIntegerField(
        _("upload measured there (Mbit/s)"), null=True, blank=True
    )
    measured_on = models.DateField(_("measured on"), null=True, blank=True)
    half_day_eur = price_field(_("half a day (€)"))
    day_eur = price_field(_("a day (€)"))
    week_eur = price_field(_("a week (€)"))
    month_eur = price_field(_("a month (€)"))
    price_note = models.CharField(
        _("a word on the prices"),
        max_length=200,
        blank=True,
        help_text=_("For instance: the first day is free. Everybody can read it."),
    )
    is_free_for_members = models.BooleanField(_("free for members of the network"), default=False)
    disabled_access = models.CharField(
        _("access for disabled people"),
        max_length=10,
        choices=choices.DisabledAccess,
        blank=True,
        help_text=_("Leave it empty when nobody has checked: readers see “not provided”."),
    )
    disabled_access_note = models.CharField(
        _("a word on the access"),
        max_length=200,
        blank=True,
        help_text=_("For instance: one step of 12 cm, a ramp on request."),
    )
    contact_phone = models.CharField(
        _("telephone to call"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("Everybody can read it: the town hall’s rather than your own."),
    )
    contact_email = models.EmailField(
        _("e-mail to write to"),
        blank=True,
        help_text=_("Everybody can read it: give an address that several of you read."),
    )
    is_closed_on_public_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=True,
        help_text=_("An exception below says otherwise for one of them."),
    )

    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("presentation"),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
        InlinePanel(
            "opening_hours",
            heading=_("Opening hours of a week"),
            label=_("Span"),
            help_text=_("A line for each span: two for a day with a break at noon."),
            max_num=35,
        ),
        FieldPanel("is_closed_on_public_holidays"),
        InlinePanel(
            "opening_exceptions",
            heading=_("Exceptions"),
            label=_("Exception"),
            help_text=_("Holidays, works, a day with other hours: it wins over the week."),
            max_num=60,
        ),
        MultiFieldPanel(
            [
                FieldPanel("desks"),
                FieldRowPanel([FieldPanel("has_meeting_room"), FieldPanel("meeting_room_seats")]),
                ChoiceSetPanel("equipment"),
                FieldRowPanel(
                    [
                        FieldPanel("download_mbps"),
                        FieldPanel("upload_mbps"),
                        FieldPanel("measured_on"),
                    ]
                ),
            ],
            heading=_("Desks and equipment"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("half_day_eur"), FieldPanel("day_eur")]),
                FieldRowPanel([FieldPanel("week_eur"), FieldPanel("month_eur")]),
                FieldPanel("price_note"),
                FieldPanel("is_free_for_members"),
            ],
            heading=_("Prices"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street_address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("disabled_access"),
                FieldPanel("disabled_access_note"),
            ],
            heading=_("Coming there"),
        ),
        MultiFieldPanel(
            [FieldPanel("contact_phone"), FieldPanel("contact_email")], heading=_("Contact")
        ),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("presentation"),
        index.AutocompleteField("title"),
    ]

    objects = PageManager.from_queryset(TelecentreQuerySet)()

    class Meta:
        verbose_name = _("télécentre")
        verbose_name_plural = _("télécentres")

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(
                {"longitude": _("Give both the latitude and the longitude, or neither.")}
            )

    def get_context(self, request, *args, **kwargs):
        village = self.parent_page
        return super().get_context(request, *args, **kwargs) | {
            "village": village,
            "points": type(village).objects.listed().points(),
            "photographs": self.photographs.select_related("image").prefetch_related(
                "image__renditions"
            ),
        }

    def in_short(self) -> list[str]:
        return telecentre_in_short(self)

    def whom_to_call(self) -> list[Contact]:
        own = [Contact(self.title, self.contact_phone)] if self.contact_phone else []
        return own + self.parent_page.whom_to_call()

    @property
    def place(self) -> Place:
        """Where it is: its own door, or the village's centre when nobody said."""
        own = self if self.latitude is not None else self.parent_page
        return Place(self.title, own.latitude, own.longitude)

    @property
    def decisive_facts(self) -> list[Fact]:
        """What decides first, for a card."""
        return telecentre_facts.decisive(self)

    @property
    def fact_groups(self) -> list[FactGroup]:
        """What is known of it, group by group, for people to read."""
        return telecentre_facts.describe(self)

    @property
    def timetable(self) -> Timetable:
        """Its opening hours, from the rows that are in memory or fetched before."""
        return Timetable.of(
            self.opening_hours.all(),
            self.opening_exceptions.all(),
            is_closed_on_public_holidays=self.is_closed_on_public_holidays,
        )


class TelecentrePhotograph(Photograph):
    """A picture of the télécentre."""

    page = ParentalKey(TelecentrePage, on_delete=models.CASCADE, related_name="photographs")
