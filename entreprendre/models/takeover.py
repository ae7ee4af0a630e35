"""A business to take over, or premises to start one in."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.adverts import validate_names_no_contact
from cms.editorial.facts import Fact, FactGroup
from cms.editorial.pages import ReviewedPage
from cms.editorial.standing import standing_of
from cms.editorial.truth import Contact, StaysTrue, WhenSilent
from cms.media.models.photograph import Photograph
from entreprendre import choices, facts
from entreprendre.discretion import objections
from entreprendre.page_form import TakeoverPageForm
from entreprendre.querysets import TakeoverQuerySet
from entreprendre.telling import takeover_in_short

from .index import EntreprendreIndexPage
from .opaque import OpaqueAddress


class TakeoverPage(OpaqueAddress, ReviewedPage):
    """An advert of a village's committee, read by the CCI. Whoever hands over is named nowhere:
    readers reach the CCI. A confidential one holds a teaser only; the rest is a
    `TakeoverDossier`, which is no page.
    """

    template = "entreprendre/takeover_page.html"
    words = (
        "title",
        "trade",
        "presentation",
        "living_quarters_note",
        "public_aid",
        "cci_support",
        "photographs.caption",
    )
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []
    shown_for = timedelta(days=180)
    stays_true = StaysTrue(timedelta(days=60), WhenSilent.CALL)
    small_fields = frozenset({"available_from", "price_eur"})
    Closing = choices.Closing
    base_form_class = TakeoverPageForm

    trade = models.CharField(
        pgettext_lazy("business", "trade"),
        max_length=120,
        help_text=_("Everybody can read it. In plain words: bakery and tea room, joinery…"),
    )
    sector = models.CharField(
        _("section of the NAF"),
        max_length=1,
        choices=choices.Sector,
        help_text=_("Everybody can read it. The first level of the French list of activities."),
    )
    kind = models.CharField(
        _("what is handed over"),
        max_length=15,
        choices=choices.Kind,
        help_text=_("Everybody can read it."),
    )
    premises = models.CharField(
        _("premises"),
        max_length=10,
        choices=choices.Premises,
        help_text=_("Everybody can read it. Are the walls to rent, or for sale?"),
    )
    price_eur = models.PositiveIntegerField(
        _("price asked (€)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(50_000_000)],
        help_text=_("Everybody can read it. In whole euros; empty when it is to be discussed."),
    )
    turnover = models.CharField(
        _("turnover of a year"),
        max_length=10,
        choices=choices.Turnover,
        blank=True,
        help_text=_("Everybody can read it. Without taxes; empty when it is not told."),
    )
    staff = models.PositiveSmallIntegerField(
        _("employees"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(500)],
        help_text=_("Everybody can read it. Besides who runs it: 0 when there are none."),
    )
    surface_m2 = models.PositiveIntegerField(
        _("surface of the premises (m²)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Everybody can read it."),
    )
    has_living_quarters = models.BooleanField(
        _("a home goes with it"), default=False, help_text=_("Everybody can read it.")
    )
    living_quarters_note = models.CharField(
        _("about the home"),
        max_length=160,
        blank=True,
        help_text=_("Everybody can read it. For instance: four rooms above the shop."),
    )
    reason = models.CharField(
        _("why it is handed over"),
        max_length=12,
        choices=choices.Reason,
        blank=True,
        help_text=_("Everybody can read it. Never say anything about somebody’s health."),
    )
    available_from = models.DateField(
        _("available from"),
        null=True,
        blank=True,
        help_text=_("Everybody can read it. Empty when it is free now."),
    )
    presentation = models.TextField(
        _("presentation"),
        max_length=3_000,
        blank=True,
        help_text=_(
            "Everybody can read it. What it is and whom it would suit; no telephone number, no "
            "name: readers reach the CCI."
        ),
    )
    public_aid = models.TextField(
        _("public aid that comes with it"),
        max_length=1_000,
        blank=True,
        help_text=_("Everybody can read it. Which aid, from whom, on which condition."),
    )
    cci_support = models.TextField(
        _("what the CCI does for you"),
        max_length=1_000,
        blank=True,
        help_text=_("Everybody can read it. For instance: figures read with you, a mentor."),
    )

    content_panels = [
        FieldPanel("title", classname="title"),  # followed by no address
        FieldPanel("is_confidential"),
        MultiFieldPanel(
            [
                FieldPanel("trade"),
                FieldPanel("sector"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("price_eur")]),
                FieldRowPanel([FieldPanel("turnover"), FieldPanel("staff")]),
                FieldRowPanel([FieldPanel("reason"), FieldPanel("available_from")]),
            ],
            heading=_("The business"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("premises"), FieldPanel("surface_m2")]),
                FieldPanel("has_living_quarters"),
                FieldPanel("living_quarters_note"),
            ],
            heading=_("The place"),
        ),
        MultiFieldPanel(
            [FieldPanel("presentation"), FieldPanel("public_aid"), FieldPanel("cci_support")],
            heading=_("In words"),
        ),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
    ]
    promote_panels = [FieldPanel("search_description")]  # nobody types the address
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("trade"),
        index.SearchField("presentation"),
        index.FilterField("sector"),
        index.FilterField("kind"),
        index.FilterField("is_confidential"),
    ]

    objects = PageManager.from_queryset(TakeoverQuerySet)()

    #: What everybody reads of it, in words.
    WORDS = (
        "title",
        "search_description",
        "trade",
        "living_quarters_note",
        "presentation",
        "public_aid",
        "cci_support",
    )

    class Meta:
        verbose_name = _("business to take over")
        verbose_name_plural = _("businesses to take over")
        indexes = [models.Index(fields=["sector", "price_eur"], name="entreprendre_by_sector")]

    def clean(self):
        super().clean()
        village = self.parent_page if self.pk else None  # the form knows it before
        errors = objections(self, village, has_photographs=bool(self.photographs.all()))
        for name in self.WORDS:
            try:
                validate_names_no_contact(getattr(self, name))
            except ValidationError as error:
                errors.setdefault(name, error)
        for photograph in self.photographs.all():
            validate_names_no_contact(photograph.caption)
        if self.living_quarters_note and not self.has_living_quarters:
            errors.setdefault(
                "living_quarters_note", _("Tick that a home goes with it, or leave this empty.")
            )
        if errors:
            raise ValidationError(errors)

    def in_short(self) -> list[str]:
        return takeover_in_short(self)

    def whom_to_call(self) -> list[Contact]:
        """The village: whoever hands over is known to those alone who may open the dossier."""
        return self.parent_page.whom_to_call()

    def ways_on(self) -> list[tuple[str, str]]:
        """Where a reader goes on: the list of takeovers, and the village where it is known."""
        section = EntreprendreIndexPage.objects.listed().filter(locale_id=self.locale_id).first()
        on = [(section.section_name, section.address())] if section else []
        return on if self.is_confidential else [*super().ways_on(), *on]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs) | {
            "village": self.village,
            "standing": standing_of(self) if self.pk else None,
        }
        if self.is_confidential:
            context["trail"] = self._trail_without_village()
            return context
        photographs = self.photographs.select_related("image")
        return context | {"photographs": photographs.prefetch_related("image__renditions")}

    def _trail_without_village(self) -> list:
        """Return the pages that the address says it stands under."""
        section = EntreprendreIndexPage.objects.listed().filter(locale_id=self.locale_id).first()
        home = self.get_ancestors().filter(depth=2).first()
        return [page for page in (home and home.specific_deferred, section) if page]

    @property
    def village(self):
        """The village, where the public may know it; None for a confidential advert."""
        return None if self.is_confidential else self.parent_page

    @property
    def territory(self) -> str:
        """The name of the land that it lies in; empty when the village is of none."""
        return self.parent_page.get_territory_display()

    @property
    def place(self) -> str:
        """Where it is, as far as the public may know."""
        return self.territory if self.is_confidential else self.parent_page.title

    @property
    def fact_groups(self) -> list[FactGroup]:
        """What is known of it, group by group, for people to read."""
        return facts.describe(self)

    @property
    def decisive_facts(self) -> list[Fact]:
        """What decides first, for a card."""
        return facts.decisive(self)

    @property
    def summary(self) -> str:
        """What it is, in one line."""
        return facts.in_one_line(self)


class TakeoverPhotograph(Photograph):
    """A picture of the premises."""

    page = ParentalKey(TakeoverPage, on_delete=models.CASCADE, related_name="photographs")
