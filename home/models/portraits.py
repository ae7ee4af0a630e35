"""How a solo came to live here, told to those who wonder whether they could."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from annuaire.models import MemberPage
from annuaire.places import PlaceMixin
from cms.editorial.pages import SitePage
from cms.editorial.paging import asked_page
from cms.media.models.photograph import Photograph
from cms.translation.wording import WordedRow
from home.querysets import PortraitQuerySet
from home.telling import portrait_in_short
from villages.models import VillagePage


class PortraitIndexPage(SitePage):
    """The section of the portraits."""

    section_slugs = {"fr": "portraits", "en": "portraits", "es": "retratos", "pt": "retratos"}
    section_name = _("Portraits")
    template = "home/portrait_index_page.html"
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PortraitPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Everybody reads it above the list: whom one meets here."),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    portraits_per_page = 12

    class Meta:
        verbose_name = _("list of portraits")
        verbose_name_plural = _("lists of portraits")

    def get_context(self, request, *args, **kwargs):
        portraits = PortraitPage.objects.listed().child_of(self).newest().for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "page_obj": asked_page(request, portraits, self.portraits_per_page)
        }


class PortraitPage(PlaceMixin, SitePage):
    """One solo's arrival. The title is the sentence that one remembers."""

    template = "home/portrait_page.html"
    words = (
        "title",
        "trade",
        "arrived_from",
        "introduction",
        "quotation",
        "answers.question",
        "answers.answer",
        "photographs.caption",
    )
    personal_words = words
    parent_page_types = ["home.PortraitIndexPage"]
    subpage_types = []

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("Only orders the portraits: the newest comes first."),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("Who is portrayed. Everybody reads it: publish with their agreement."),
    )
    trade = models.CharField(
        _("trade"),
        max_length=100,
        help_text=_("What they live from, in a few words. Everybody reads it."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        help_text=_("Who they are and why they came. Everybody reads it below the title."),
    )
    arrived_from = models.CharField(
        _("arrived from"),
        max_length=80,
        blank=True,
        help_text=_("The city that they left: Lille, Bruxelles… Everybody reads it."),
    )
    arrival_year = models.PositiveSmallIntegerField(
        _("year of arrival"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1950), MaxValueValidator(2100)],
    )
    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="portraits",
        verbose_name=_("partner village"),
        help_text=_("Where they live: everybody reads the portrait on the village’s page too."),
    )
    commune = models.CharField(
        _("other commune"),
        max_length=80,
        blank=True,
        help_text=_("If they live outside the partner villages."),
    )
    member = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="portraits",
        verbose_name=_("entry in the directory"),
        help_text=_("Theirs, if they have one: everybody reads the portrait there too."),
    )
    quotation = models.CharField(
        _("quotation"),
        max_length=240,
        blank=True,
        help_text=_("A sentence of theirs, without quotation marks. Everybody reads it, in large."),
    )
    photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
        help_text=_("Shown in large and, cut to 4:5, where the portrait is announced."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("date"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("trade")]),
                FieldPanel("member"),
                FieldPanel("photograph"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("arrived_from"), FieldPanel("arrival_year")]),
                FieldPanel("village"),
                FieldPanel("commune"),
            ],
            heading=_("Arrival"),
        ),
        FieldPanel("introduction"),
        FieldPanel("quotation"),
        InlinePanel("answers", heading=_("Questions and answers"), label=_("Question")),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("name"),
        index.SearchField("trade"),
        index.SearchField("introduction"),
        index.SearchField("arrived_from"),
        index.RelatedFields(
            "answers", [index.SearchField("question"), index.SearchField("answer")]
        ),
    ]

    objects = PageManager.from_queryset(PortraitQuerySet)()

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")

    def in_short(self) -> list[str]:
        return portrait_in_short(self)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            # what has left the site keeps its name here, but nothing leads to it
            "village": VillagePage.objects.listed().filter(pk=self.village_id).first(),
            "member": MemberPage.objects.listed().for_cards().filter(pk=self.member_id).first(),
            "photographs": self.photographs.select_related("image").prefetch_related(
                "image__renditions"
            ),
            "others": PortraitPage.objects.listed().newest().after(self, 3),
        }


class PortraitAnswer(WordedRow, Orderable):
    """A question that the CCI asked, and what was answered."""

    page = ParentalKey(PortraitPage, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=200)
    answer = RichTextField(_("answer"), features=["bold", "italic", "link"])

    panels = [FieldPanel("question"), FieldPanel("answer")]

    class Meta(Orderable.Meta):
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")

    def __str__(self) -> str:
        return self.question


class PortraitPhotograph(Photograph):
    """A picture that goes with a portrait."""

    page = ParentalKey(PortraitPage, on_delete=models.CASCADE, related_name="photographs")
