"""A meeting of the club, or one for those who think of coming."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from club.choices import Audience
from club.events.slugs import is_taken
from club.querysets import ClubEventQuerySet
from club.telling import meeting_in_short
from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.pages import SitePage
from cms.translation.wording import WordedRow

from .index import ClubIndexPage
from .moments import InItsMoments


class ClubEventPage(InItsMoments, SitePage):
    """A meeting, which the CCI announces and publishes itself. The title is its theme.

    Moments are those of the clock in Europe/Paris for people, kept in universal time.
    """

    template = "club/club_event_page.html"
    words = (
        "title",
        "introduction",
        "place",
        "body",
        "cancellation_words",
        "report",
        "speakers.role",
    )
    personal_words = ("speakers.role",)
    parent_page_types = ["club.ClubIndexPage"]
    subpage_types = []

    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        help_text=_("What it is about and what one takes home. Everybody reads it, in lists too."),
    )
    photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
    )
    body = StreamField(TEXT_BLOCKS, blank=True, verbose_name=_("text"))
    starts_at = models.DateTimeField(
        _("begins"), db_index=True, help_text=_("By the clock of the Gers (Europe/Paris).")
    )
    ends_at = models.DateTimeField(
        _("ends"), help_text=_("On a later day for a meeting of several days.")
    )
    telecentre = models.ForeignKey(
        "villages.TelecentrePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("télécentre"),
    )
    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("partner village"),
        help_text=_("With a télécentre, its own village: leave this empty."),
    )
    place = models.CharField(
        _("other place, or which room"),
        max_length=200,
        blank=True,
        help_text=_("For instance: town hall, first floor; or a whole address, in Toulouse…"),
    )
    is_online = models.BooleanField(_("one can also come online"), default=False)
    online_link = models.URLField(
        _("link to come online"),
        max_length=500,
        blank=True,
        help_text=_("Only those who have a place get it."),
    )
    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience, default=Audience.ALL
    )
    takes_registrations = models.BooleanField(_("one registers"), default=True)
    capacity = models.PositiveSmallIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Who comes later waits for a place. Empty when there is room for all."),
    )
    register_until = models.DateTimeField(
        _("register until"),
        null=True,
        blank=True,
        help_text=_("Empty: until it begins."),
    )
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("Once published, everybody who registered is told."),
    )
    cancellation_words = models.TextField(
        _("why it is cancelled"),
        max_length=500,
        blank=True,
        help_text=_("Everybody reads it, and it stands in the letter."),
    )
    report = StreamField(
        TEXT_BLOCKS,
        blank=True,
        verbose_name=_("report"),
        help_text=_("Afterwards: what was said. Everybody reads it."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("telecentre"), FieldPanel("village")]),
                FieldPanel("place"),
                FieldPanel("is_online"),
                FieldPanel("online_link"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("takes_registrations"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("register_until")]),
            ],
            heading=_("Who is coming"),
        ),
        InlinePanel("speakers", heading=_("Speakers"), label=_("Speaker"), max_num=12),
        FieldPanel("photograph"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("is_cancelled"), FieldPanel("cancellation_words")],
            heading=_("If it does not take place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("report"),
                InlinePanel("documents", heading=_("Documents"), label=_("Document"), max_num=20),
            ],
            heading=_("Afterwards"),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("report"),
        index.RelatedFields("speakers", [index.SearchField("name")]),
        index.FilterField("starts_at"),
    ]

    objects = PageManager.from_queryset(ClubEventQuerySet)()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="club_event_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        return not is_taken(slug) and SitePage._slug_is_available(slug, parent_page, page)

    def clean(self):
        super().clean()
        if self.telecentre:
            self.village = self.telecentre.parent_page
        errors = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("It ends after it begins.")
        if self.register_until and self.ends_at and self.register_until > self.ends_at:
            errors["register_until"] = _("Not after its end.")
        if self.online_link and not self.is_online:
            errors["online_link"] = _("Say above that one can also come online.")
        if not (self.telecentre_id or self.village_id or self.place or self.is_online):
            errors["place"] = _("Say where: a télécentre, a village, a place, or online.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request, *args, **kwargs):
        from club.events.showing import shown_of  # it knows this type

        return super().get_context(request, *args, **kwargs) | shown_of(self, request)

    def in_short(self) -> list[str]:
        from club.registering.places import places_of  # it knows the registrations

        left = places_of(self).left if self.pk and self.is_open() else None
        return meeting_in_short(self, left=left)

    @property
    def calendar_address(self) -> str:
        """The path of its calendar file, in the language that is being read."""
        section = ClubIndexPage.section_slugs[get_language()]
        return reverse("club_meeting_calendar", args=[section, self.slug])

    @property
    def is_full(self) -> bool:
        """Whether who comes now waits for a place. Of a meeting fetched by ``for_cards``."""
        return self.capacity is not None and self.spoken_for >= self.capacity

    @property
    def registration_closes_at(self):
        """The moment from which nobody registers any more."""
        return self.register_until or self.starts_at

    def is_open(self, now=None) -> bool:
        """Whether one can register at `now`."""
        now = now or timezone.now()
        return (
            self.takes_registrations
            and not self.is_cancelled
            and now < self.registration_closes_at
            and now < self.ends_at
        )


class ClubEventSpeaker(WordedRow, Orderable):
    """Somebody who speaks there; a member's entry is linked."""

    page = ParentalKey(ClubEventPage, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(
        _("who that is"),
        max_length=160,
        blank=True,
        help_text=_("Trade, organisation. Everybody reads it: with their agreement."),
    )
    member = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entry in the directory"),
    )

    panels = [FieldPanel("name"), FieldPanel("role"), FieldPanel("member")]

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return self.name


class ClubEventDocument(Orderable):
    """A file that anybody may read: a presentation, a model letter."""

    page = ParentalKey(ClubEventPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "media.SiteDocument",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("document"),
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of meetings")

    def __str__(self) -> str:
        return str(self.document)
