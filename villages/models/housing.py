"""A home to rent or to buy, in its village."""

from datetime import timedelta

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.adverts import validate_names_no_contact
from cms.editorial.page_form import SitePageForm
from cms.editorial.pages import ReviewedPage
from cms.editorial.standing import standing_of
from cms.editorial.truth import Contact, StaysTrue, WhenSilent
from cms.measures import euros, measure
from cms.media.models.photograph import Photograph
from villages import housing_choices as choices
from villages.homes import HousingQuerySet
from villages.telling import home_in_short

from .energy import EnergyFacts

#: What a price can be, in euros: beyond, a figure is missing or one too many was typed.
PLAUSIBLE_PRICES = {choices.Tenure.RENT: (50, 10_000), choices.Tenure.SALE: (5_000, 10_000_000)}


class HousingPageForm(SitePageForm):
    """The form of the CMS, which knows whether it saves a draft."""

    def _post_clean(self):
        self.instance.may_have_gaps = self.is_deferred_validation
        super()._post_clean()


class HousingPage(EnergyFacts, ReviewedPage):
    """A home that somebody lets or sells, told by the village's committee. Its owner is named
    nowhere: readers reach the committee, which knows.

    Figures may be missing from a draft (hence null), never from what is submitted.
    """

    template = "villages/housing_page.html"
    words = ("title", "presentation", "photographs.caption")
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []
    base_form_class = HousingPageForm
    shown_for = timedelta(days=90)
    stays_true = StaysTrue(timedelta(days=30), WhenSilent.LEAVES)
    small_fields = frozenset({"available_from", "charges_eur", "price_eur"})
    Closing = choices.Closing

    tenure = models.CharField(
        _("to rent or for sale"),
        max_length=10,
        choices=choices.Tenure,
        help_text=_("Everybody can read it."),
    )
    kind = models.CharField(
        _("kind of home"),
        max_length=12,
        choices=choices.HomeKind,
        help_text=_("Everybody can read it. A room: with its own key, in somebody’s house."),
    )
    price_eur = models.PositiveIntegerField(
        _("rent a month without charges, or price asked (€)"),
        null=True,
        help_text=_("Everybody can read it. In whole euros; a price with the agency’s fees."),
    )
    charges_eur = models.PositiveIntegerField(
        _("charges a month (€)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(3_000)],
        help_text=_("Everybody can read it. For a home to rent: 0 when there are none."),
    )
    surface_m2 = models.PositiveIntegerField(
        _("surface (m²)"),
        null=True,
        validators=[MinValueValidator(7), MaxValueValidator(2_000)],
        help_text=_("Everybody can read it. Of what one lives in, without barn and garden."),
    )
    rooms = models.PositiveSmallIntegerField(
        _("rooms"),
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
        help_text=_("Everybody can read it. Kitchen and bathroom do not count."),
    )
    bedrooms = models.PositiveSmallIntegerField(
        _("bedrooms"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(30)],
        help_text=_("Everybody can read it. They are among the rooms."),
    )
    is_furnished = models.BooleanField(
        _("furnished"), default=False, help_text=_("Everybody can read it.")
    )
    has_workspace = models.BooleanField(
        _("a room or a corner to work in"), default=False, help_text=_("Everybody can read it.")
    )
    has_fibre = models.BooleanField(
        _("fibre in the home"),
        null=True,
        blank=True,
        help_text=_("Everybody can read it. Unknown when nobody has looked."),
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
        validators=[validate_names_no_contact],
        help_text=_(
            "Everybody can read it. In your own words; no telephone number, no name of the owner: "
            "readers call the committee."
        ),
    )

    content_panels = [
        *ReviewedPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("tenure"), FieldPanel("kind")]),
                FieldRowPanel([FieldPanel("price_eur"), FieldPanel("charges_eur")]),
                FieldRowPanel(
                    [FieldPanel("surface_m2"), FieldPanel("rooms"), FieldPanel("bedrooms")]
                ),
                FieldPanel("available_from"),
            ],
            heading=_("The home"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("dpe"), FieldPanel("ges")]),
                FieldRowPanel(
                    [
                        FieldPanel("energy_cost_min_eur"),
                        FieldPanel("energy_cost_max_eur"),
                        FieldPanel("energy_cost_year"),
                    ]
                ),
            ],
            heading=_("Energy"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_furnished"),
                FieldPanel("has_workspace"),
                FieldPanel("has_fibre"),
                FieldPanel("presentation"),
            ],
            heading=_("Living and working there"),
        ),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("presentation"),
        index.FilterField("tenure"),
        index.FilterField("price_eur"),
        index.FilterField("rooms"),
    ]

    objects = PageManager.from_queryset(HousingQuerySet)()

    class Meta:
        verbose_name = _("home")
        verbose_name_plural = _("homes")
        indexes = [
            models.Index(fields=["tenure", "price_eur"], name="villages_home_by_price"),
        ]

    def whom_to_call(self) -> list[Contact]:
        return self.parent_page.whom_to_call()

    def ways_to_close(self):
        """Return how this home may leave the site: one is let or sold as it was offered."""
        other = choices.Closing.SOLD if self.is_to_rent else choices.Closing.LET
        return [(code, label) for code, label in super().ways_to_close() if code != other]

    def clean(self):
        super().clean()
        errors = {}
        if objection := self._objection_to_price():
            errors["price_eur"] = objection
        if self.tenure == choices.Tenure.SALE and self.charges_eur:
            errors["charges_eur"] = _("Charges are those of a home to rent: leave this empty.")
        if self.rooms and self.bedrooms and self.bedrooms > self.rooms:
            errors["bedrooms"] = _("There are more bedrooms than rooms.")
        errors |= self.objections_to_energy()
        captions = [(NON_FIELD_ERRORS, shown.caption) for shown in self.photographs.all()]
        for name, words in [("title", self.title), *captions]:
            try:
                validate_names_no_contact(words)
            except ValidationError as error:
                errors.setdefault(name, error)
        if errors:
            raise ValidationError(errors)

    def _objection_to_price(self):
        if self.price_eur is None or self.tenure not in PLAUSIBLE_PRICES:
            return None
        lowest, highest = PLAUSIBLE_PRICES[self.tenure]
        if lowest <= self.price_eur <= highest:
            return None
        if self.tenure == choices.Tenure.RENT:
            return _("Is this the rent of one month, in euros?")
        return _("Is this the whole price, in euros?")

    def in_short(self) -> list[str]:
        return home_in_short(self)

    def suggestions(self) -> list[str]:
        told = []
        if not self.photographs.exists():
            told.append(_("Add a photograph: adverts without one are passed over."))
        if self.is_to_rent and self.dpe == choices.EnergyClass.G:
            # loi no 89-462, art. 6, as of 1 January 2025
            told.append(_("A home of class G may hardly be let any more: ask the owner."))
        return told

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "village": self.parent_page,
            "standing": standing_of(self),
            "photographs": self.photographs.select_related("image").prefetch_related(
                "image__renditions"
            ),
        }

    @property
    def is_to_rent(self) -> bool:
        return self.tenure == choices.Tenure.RENT

    @property
    def summary(self) -> str:
        """What it is and costs, in one line."""
        told = [self.get_tenure_display(), self.get_kind_display()]
        if self.price_eur:
            told.append(euros(self.price_eur))
        if self.surface_m2:
            told.append(measure(self.surface_m2, "m²"))
        return ", ".join(str(words) for words in told)

    @property
    def rent_with_charges(self) -> int:
        return (self.price_eur or 0) + (self.charges_eur or 0)

    @property
    def price_per_m2(self) -> int | None:
        """Whole euros for each square metre lived in; None while a draft lacks one of them."""
        if not self.price_eur or not self.surface_m2:
            return None
        return round(self.price_eur / self.surface_m2)

    @property
    def is_free_later(self) -> bool:
        """Whether nobody can move in yet today."""
        return self.available_from is not None and self.available_from > timezone.localdate()


class HousingPhotograph(Photograph):
    """A picture of the home."""

    page = ParentalKey(HousingPage, on_delete=models.CASCADE, related_name="photographs")
