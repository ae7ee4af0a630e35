"""What a partner offers to the professions of culture."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.facts import Fact, FactGroup
from cms.editorial.pages import ReviewedPage
from cms.telephone import validate_telephone
from cultura import choices, facts, telling
from cultura.page_form import OfferPageForm
from cultura.querysets import CulturaOfferQuerySet

from .deadline import UntilItsDeadline
from .partner import TEXT_FEATURES
from .place import AtPartners, Placed


class CulturaOfferPage(AtPartners, Placed, UntilItsDeadline, ReviewedPage):
    """A residency, a space, a call… of the partner that it stands under. The title says which.

    Its deadline closes it: from the day after, it stays readable and takes nobody any more.
    `Closing` is for what has to go before.
    """

    template = "cultura/cultura_offer_page.html"
    words = (
        "title",
        "summary",
        "presentation",
        "applicants_note",
        "what_is_given",
        "money_note",
        "lodging_note",
        "how_to_apply",
        "photographs.caption",
    )
    small_fields = frozenset(
        {"amount_eur", "apply_email", "deadline", "ends_on", "phone", "price_eur", "starts_on"}
    )
    parent_page_types = ["cultura.CulturaPartnerPage"]
    subpage_types = []
    base_form_class = OfferPageForm
    Closing = choices.Closing
    may_have_gaps = False  # while it is a draft that is not sent yet

    kind = models.CharField(
        _("kind of offer"),
        max_length=12,
        choices=choices.OfferKind,
        help_text=_("Everybody can read it."),
    )
    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        help_text=_("What it is and for whom. Everybody can read it, on lists too."),
    )
    presentation = RichTextField(
        _("presentation"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("What it is, how it goes. Everybody can read it."),
    )
    disciplines = ChoiceSetField(
        _("disciplines"),
        choices=choices.Discipline,
        help_text=_("Everybody can read it. Nothing ticked: all of them."),
    )
    applicants = ChoiceSetField(
        _("who may apply"),
        choices=choices.Applicant,
        help_text=_("Everybody can read it. Nothing ticked: everybody may."),
    )
    applicants_note = models.CharField(
        _("a word on who may apply"),
        max_length=240,
        blank=True,
        help_text=_("For instance: companies of the department. Everybody can read it."),
    )
    deadline = models.DateField(
        _("last day to apply"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "This day is still in it; at midnight the offer leaves the list by itself. Empty for "
            "an offer that is always open."
        ),
    )
    starts_on = models.DateField(
        _("begins on"), null=True, blank=True, help_text=_("Everybody can read it.")
    )
    ends_on = models.DateField(
        _("ends on"),
        null=True,
        blank=True,
        help_text=_("Everybody can read it. Without a last day to apply, this one closes it."),
    )
    what_is_given = models.TextField(
        _("what is given"),
        max_length=1_500,
        blank=True,
        help_text=_("Fee, travel, equipment, somebody’s help… Everybody can read it."),
    )
    amount_eur = models.PositiveIntegerField(
        _("amount given (€)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000_000)],
        help_text=_("In whole euros; at most so much, where it varies. Everybody can read it."),
    )
    price_eur = models.DecimalField(
        _("price asked (€)"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("A price is not below zero."))],
        help_text=_("What it costs who takes it; 0 when it is free. Everybody can read it."),
    )
    money_note = models.CharField(
        _("a word on the money"),
        max_length=160,
        blank=True,
        help_text=_("For instance: a person and a week; heating included. Everybody can read it."),
    )
    has_lodging = models.BooleanField(
        _("with lodging"),
        null=True,
        blank=True,
        help_text=_("Unknown: readers see “not provided”."),
    )
    lodging_note = models.CharField(
        _("a word on the lodging"),
        max_length=160,
        blank=True,
        help_text=_("For instance: four rooms above the studio. Everybody can read it."),
    )
    surface_m2 = models.PositiveIntegerField(
        _("surface (m²)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Of what one works in. Everybody can read it."),
    )
    ceiling_height_m = models.DecimalField(
        _("height below the ceiling (m)"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("1.5")), MaxValueValidator(60)],
        help_text=_("Below the lowest beam or rig. Everybody can read it."),
    )
    floor = models.CharField(
        _("floor"),
        max_length=10,
        choices=choices.Floor,
        blank=True,
        help_text=_("Everybody can read it."),
    )
    how_to_apply = models.TextField(
        _("how to apply"),
        max_length=1_500,
        blank=True,
        help_text=_("What to send, to whom, when one hears. Everybody can read it."),
    )
    apply_url = models.URLField(
        _("address to apply at"), blank=True, help_text=_("Everybody can read it.")
    )
    apply_email = models.EmailField(
        _("e-mail to apply to"), blank=True, help_text=_("Everybody can read it.")
    )
    phone = models.CharField(
        _("telephone for questions"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("Everybody can read it: the organisation’s rather than your own."),
    )

    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("presentation"),
        MultiFieldPanel(
            [
                ChoiceSetPanel("disciplines"),
                ChoiceSetPanel("applicants"),
                FieldPanel("applicants_note"),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("deadline"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("village"), FieldPanel("commune")])],
            heading=_("Where"),
            help_text=_("Empty: where your organisation is."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("what_is_given"),
                FieldRowPanel([FieldPanel("amount_eur"), FieldPanel("price_eur")]),
                FieldPanel("money_note"),
                FieldPanel("has_lodging"),
                FieldPanel("lodging_note"),
            ],
            heading=_("What is given"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("surface_m2"), FieldPanel("ceiling_height_m")]),
                FieldPanel("floor"),
            ],
            heading=_("The space"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("how_to_apply"),
                FieldPanel("apply_url"),
                FieldRowPanel([FieldPanel("apply_email"), FieldPanel("phone")]),
            ],
            heading=_("Applying"),
        ),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("presentation"),
        index.SearchField("what_is_given"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("deadline"),
    ]

    objects = PageManager.from_queryset(CulturaOfferQuerySet)()

    class Meta:
        verbose_name = _("offer to the professions of culture")
        verbose_name_plural = _("offers to the professions of culture")

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("It ends after it begins.")
        if self.deadline and self.ends_on and self.deadline > self.ends_on:
            errors["deadline"] = _("Nobody can apply after its end.")
        if self.lodging_note and not self.has_lodging:
            errors["lodging_note"] = _("Say above that there is lodging, or leave this empty.")
        ways = (self.how_to_apply, self.apply_url, self.apply_email, self.phone)
        if not any(ways) and not self.may_have_gaps:
            errors["how_to_apply"] = _("Say how one applies: in words, at an address, by mail…")
        if errors:
            raise ValidationError(errors)

    def serve(self, request, *args, **kwargs):
        if not self.parent_page.live:  # it names its partner, of whom nothing may be public yet
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "is_open": self.is_open_on(timezone.localdate()),
            "photographs": self.photographs.select_related("image").prefetch_related(
                "image__renditions"
            ),
        }

    def in_short(self) -> list[str]:
        return telling.offer_in_short(self, timezone.localdate())

    @property
    def fact_groups(self) -> list[FactGroup]:
        """What is known of it, group by group, for people to read."""
        return facts.describe(self)

    @property
    def decisive_facts(self) -> list[Fact]:
        """What decides first besides the deadline, for a card."""
        return facts.decisive(self)
