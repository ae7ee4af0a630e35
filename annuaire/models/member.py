"""A member's entry."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from annuaire.choices import Availability, EntryKind, MembersOnly, WayOut, WorkMode
from annuaire.places import PlaceMixin
from annuaire.querysets import MemberQuerySet
from annuaire.siret import validate_siret
from annuaire.suggestions import suggestions_for
from annuaire.telling import member_in_short
from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.pages import ReviewedPage
from cms.editorial.truth import Contact, StaysTrue
from cms.telephone import validate_telephone
from cms.translation.spoken import SpokenLanguage

from .skill import Skill
from .text import InOwnWords


class MemberSkill(ItemBase):
    """A skill that an entry names."""

    tag = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="members")
    content_object = ParentalKey(
        "annuaire.MemberPage", on_delete=models.CASCADE, related_name="skill_items"
    )


class MemberPage(PlaceMixin, InOwnWords, ReviewedPage):
    """A member's entry, kept by the member. The title is the name or the trading name."""

    stays_true = StaysTrue(timedelta(days=365))
    small_fields = frozenset({"availability", "available_from", "phone", "rates"})
    template = "annuaire/member_page.html"
    words = ("trade", "presentation", "references", "rates")
    personal_words = words
    parent_page_types = ["annuaire.AnnuaireIndexPage"]
    subpage_types = []
    told_here = 3  # the newest portraits, and as many news
    Closing = WayOut
    may_have_gaps = False  # while it is a draft that is not sent yet

    kind = models.CharField(
        _("kind of entry"), max_length=12, choices=EntryKind, default=EntryKind.PERSON
    )
    siret = models.CharField(
        _("SIRET number"),
        max_length=14,
        blank=True,
        validators=[validate_siret],
        help_text=_("14 digits; it tells companies that the business exists."),
    )
    family = models.ForeignKey(
        "annuaire.TradeFamily",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("trade family"),
        help_text=_("Where readers look for you first."),
    )
    trade = models.CharField(
        _("trade"),
        max_length=100,
        help_text=_("What you do, in a few words: translator, web developer…"),
    )
    presentation = RichTextField(
        _("presentation"), features=["bold", "italic", "ul", "link"], blank=True
    )
    skills = ClusterTaggableManager(through=MemberSkill, blank=True, verbose_name=_("skills"))
    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("partner village"),
    )
    commune = models.CharField(
        _("other commune"),
        max_length=80,
        blank=True,
        help_text=_("If you live outside the partner villages."),
    )
    languages = ChoiceSetField(_("languages spoken"), choices=SpokenLanguage)
    website = models.URLField(_("web site"), blank=True)
    phone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("Empty: nobody reads a number."),
    )
    shows_email = models.BooleanField(
        _("other members may read my e-mail address"),
        default=False,
        help_text=_("The public never does: its messages come to you through the site."),
    )
    work_modes = ChoiceSetField(_("ways of working"), choices=WorkMode)
    availability = models.CharField(
        _("availability"), max_length=8, choices=Availability, blank=True
    )
    available_from = models.DateField(_("available from"), null=True, blank=True)
    references = models.TextField(
        _("references"),
        max_length=1_000,
        blank=True,
        help_text=_("For whom you have worked, what you have made: a line each."),
    )
    rates = models.CharField(
        _("rates"),
        max_length=160,
        blank=True,
        help_text=_("If you wish: “from 350 € a day, quotation free of charge”."),
    )
    members_only = ChoiceSetField(
        _("for members only"),
        choices=MembersOnly,
        help_text=_("What you tick, the other members read, and the public does not."),
    )
    photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
    )

    content_panels = [
        *ReviewedPage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("siret")]),
        FieldRowPanel([FieldPanel("trade"), FieldPanel("family")]),
        FieldPanel("presentation"),
        InlinePanel("texts", heading=_("In other languages"), label=_("Text"), max_num=3),
        FieldPanel("skills"),
        MultiFieldPanel([FieldPanel("village"), FieldPanel("commune")], heading=_("Where")),
        ChoiceSetPanel("languages"),
        MultiFieldPanel(
            [
                ChoiceSetPanel("work_modes"),
                FieldRowPanel([FieldPanel("availability"), FieldPanel("available_from")]),
                FieldPanel("rates"),
                FieldPanel("references"),
            ],
            heading=_("Working together"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldPanel("phone"),
                FieldPanel("shows_email"),
                ChoiceSetPanel("members_only"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("photograph"),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("trade"),
        index.SearchField("public_presentation"),
        index.RelatedFields(
            "skills",
            [index.SearchField(name) for name in ("name", "name_en", "name_es", "name_pt")],
        ),
        index.RelatedFields("family", [index.SearchField("name")]),
        index.RelatedFields("texts", [index.SearchField("trade")]),
        index.AutocompleteField("title"),
        index.AutocompleteField("trade"),
    ]

    objects = PageManager.from_queryset(MemberQuerySet)()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def clean(self):
        super().clean()
        is_without_day = self.availability == Availability.LATER and not self.available_from
        if is_without_day and not self.may_have_gaps:
            raise ValidationError({"available_from": _("From which day?")})

    def suggestions(self) -> list[str]:
        return suggestions_for(self)

    def in_short(self) -> list[str]:
        return member_in_short(self)

    def whom_to_call(self) -> list[Contact]:
        return [Contact(self.title, self.phone)] if self.phone else []

    def ways_to_be_gone(self) -> list[tuple[str, str]]:
        """A pause: who leaves the network is told first what that means."""
        return [way for way in super().ways_to_be_gone() if way[0] == WayOut.PAUSED]

    def editor_address(self) -> str:
        """Members keep their entry in their own space: they have no account of the CMS."""
        return reverse("member_space:home")

    @property
    def is_available(self) -> bool:
        """Whether they take work today."""
        if self.availability == Availability.LATER:
            return bool(self.available_from) and self.available_from <= timezone.localdate()
        return self.availability == Availability.NOW

    @property
    def is_publicly_available(self) -> bool:
        """Whether everybody may know that they take work today."""
        return self.is_public("availability") and self.is_available

    def is_public(self, name: str) -> bool:
        """Whether the public may read the field `name`, when it says anything."""
        return name not in self.members_only

    def public_presentation(self) -> str:
        """The presentation, as far as the search of the site may know it."""
        return self.presentation if self.is_public("presentation") else ""

    @property
    def shown_references(self) -> list[str]:
        """The lines of the references."""
        return [line.strip() for line in self.references.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        villages = self._meta.get_field("village").related_model.objects
        context = super().get_context(request, *args, **kwargs) | {
            # a village that has left the site keeps its name here, but no link
            "village": villages.listed().filter(pk=self.village_id).first(),
            "own_text": self.own_text,
            "may_read": {name: self.is_public(name) for name in MembersOnly.values},
            "skills": list(self.skills.all()),
        }
        if self.pk is None:  # the preview of an entry that is being added
            return context
        return context | {
            "section": self.parent_page,
            # the related managers of what the CCI tells of members, in another room
            "portraits": self.portraits.listed().newest().for_cards()[: self.told_here],
            "news_list": self.news.listed().newest().for_cards()[: self.told_here],
        }
