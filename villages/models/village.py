"""A partner village: what a household needs to know to choose it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.facts import Fact, FactGroup
from cms.editorial.pages import ReviewedPage
from cms.editorial.truth import Contact, StaysTrue
from cms.media.models.photograph import Photograph
from cms.telephone import validate_telephone
from cms.translation.spoken import SpokenLanguage
from cms.translation.wording import WordedRow
from villages import facts
from villages.freshness import confirm_all, keep_newer_dates, oldest_date
from villages.geography import AUCH, TOULOUSE, Town, kilometres_between
from villages.lifecycle.rights import keeps_villages
from villages.querysets import VillageQuerySet
from villages.suggestions import suggestions_for
from villages.surroundings import told_by
from villages.telling import village_in_short

from . import facts as groups
from .provenance import Provenance

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class VillagePage(
    groups.CommuneFacts,
    groups.BroadbandFacts,
    groups.MobileFacts,
    groups.ChildrenFacts,
    groups.ShopFacts,
    groups.HealthFacts,
    groups.TransportFacts,
    groups.RentFacts,
    groups.LanguageFacts,
    ReviewedPage,
):
    """A village, kept by its welcome committee. The title is the commune's name."""

    words = (
        "summary",
        "presentation",
        "committee_presentation",
        "contact_hours",
        "photographs.caption",
        "committee.role",
    )
    personal_words = ("committee.role",)

    class Closing(models.TextChoices):
        PAUSED = "paused", _("paused")
        LEFT = "left", _("no partner village any more")

    stays_true = StaysTrue(timedelta(days=180))
    small_fields = frozenset({"contact_email", "contact_hours", "contact_phone"})
    template = "villages/village_page.html"
    parent_page_types = ["villages.VillageIndexPage"]
    subpage_types = [
        "villages.HousingPage",
        "villages.TelecentrePage",
        "entreprendre.TakeoverPage",
    ]

    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        blank=True,
        help_text=_("What you would say first to a friend who asks. Shown on the list."),
    )
    presentation = RichTextField(
        _("presentation"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Life here, in your own words. Everybody can read it."),
    )
    committee_presentation = models.TextField(
        _("the welcome committee"),
        max_length=1500,
        blank=True,
        help_text=_("Who you are and how you welcome newcomers. Everybody can read it."),
    )
    contact_email = models.EmailField(
        _("e-mail to write to"),
        blank=True,
        help_text=_("Everybody can read it: give an address that several of you read."),
    )
    contact_phone = models.CharField(
        _("telephone to call"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("Everybody can read it: the town hall’s rather than your own."),
    )
    contact_hours = models.CharField(
        _("when to call"), max_length=120, blank=True, help_text=_("For instance: mornings.")
    )

    content_panels = [
        *ReviewedPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("presentation")], heading=_("Presentation")
        ),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
        MultiFieldPanel(
            [
                FieldPanel("committee_presentation"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_hours"),
            ],
            heading=_("Welcome committee"),
        ),
        InlinePanel(
            "committee", heading=_("People of the committee"), label=_("Person"), max_num=20
        ),
        *facts.panels(),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("presentation"),
        index.AutocompleteField("title"),
        index.FilterField("territory"),
        index.FilterField("insee_code"),
    ]

    objects = PageManager.from_queryset(VillageQuerySet)()

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")

    def clean(self):
        super().clean()
        if not self.insee_code:
            return
        twins = VillagePage.objects.filter(insee_code=self.insee_code, locale=self.locale)
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"insee_code": _("There is already a village with this INSEE code.")}
            )

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | told_by(self)

    def may_be_closed_by(self, user) -> bool:
        """Only the CCI decides which villages there are."""
        return keeps_villages(user)

    def last_checked(self) -> date | None:
        return oldest_date(self, super().last_checked())

    def ways_to_be_gone(self) -> list[tuple[str, str]]:
        """A pause: a village that leaves takes its mandates with it, on a screen of its own."""
        return [way for way in self.ways_to_close() if way[0] == self.Closing.PAUSED]

    def confirm_truth(self, *, by) -> None:
        confirm_all(self, by=by)

    def whom_to_call(self) -> list[Contact]:
        if not self.contact_phone:
            return []
        name = self.title
        if self.contact_hours:
            name = f"{name} ({self.contact_hours})"
        return [Contact(name, self.contact_phone)]

    def with_content_json(self, content):
        version = super().with_content_json(content)
        keep_newer_dates(version, self)
        return version

    def suggestions(self) -> list[str]:
        return suggestions_for(self, timezone.localdate())

    def in_short(self) -> list[str]:
        homes, committee = None, []
        if self.pk:  # not the preview of a village that is being added
            homes = self._homes_on_offer()
            committee = self.committee.all()
        return village_in_short(self, homes=homes, committee=committee)

    def _homes_on_offer(self) -> int:
        from .housing import HousingPage

        return HousingPage.objects.listed().child_of(self).count()

    def distance_to(self, town: Town) -> float:
        """Return the kilometres to `town` as the crow flies."""
        return kilometres_between(self.latitude, self.longitude, town.latitude, town.longitude)

    @property
    def distance_to_auch(self) -> float:
        return self.distance_to(AUCH)

    @property
    def distance_to_toulouse(self) -> float:
        return self.distance_to(TOULOUSE)

    @property
    def decisive_facts(self) -> list[Fact]:
        """What decides first, for a card: the line, the school, the distance."""
        return facts.decisive(self)

    @cached_property
    def origins(self) -> dict[str, Provenance]:
        """Where the figures come from that were imported as they are, by field (one query)."""
        return Provenance.objects.of(self) if self.pk else {}

    @property
    def fact_groups(self) -> list[FactGroup]:
        """What is known of the village, group by group, for people to read."""
        return facts.describe(self)


class VillagePhotograph(Photograph):
    """A picture of the village."""

    page = ParentalKey(VillagePage, on_delete=models.CASCADE, related_name="photographs")


class CommitteePerson(WordedRow, Orderable):
    """Somebody of the welcome committee who agrees to be named."""

    page = ParentalKey(VillagePage, on_delete=models.CASCADE, related_name="committee")
    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("Everybody can read it: name only who agrees."),
    )
    role = models.CharField(
        _("role"), max_length=80, blank=True, help_text=_("For instance: mayor, inhabitant.")
    )
    languages = ChoiceSetField(
        _("languages spoken"),
        choices=SpokenLanguage,
        help_text=_("Besides French. Readers abroad call whoever speaks theirs."),
    )

    panels = [FieldPanel("name"), FieldPanel("role"), ChoiceSetPanel("languages")]

    class Meta(Orderable.Meta):
        verbose_name = _("person of the committee")
        verbose_name_plural = _("people of the committee")

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name
