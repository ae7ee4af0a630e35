"""What happens, said by the CCI."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from annuaire.models import MemberPage
from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.pages import SitePage
from cms.editorial.paging import asked_page
from home.news_filter import NewsFilter
from home.querysets import NewsQuerySet
from villages.models import VillagePage


class NewsIndexPage(SitePage):
    """The section of the news."""

    section_slugs = {"fr": "actualites", "en": "news", "es": "noticias", "pt": "noticias"}
    section_name = _("News")
    template = "home/news_index_page.html"
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Everybody reads it above the list: what is told here."),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    news_per_page = 12

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request, *args, **kwargs):
        asked = NewsFilter(request.GET, news=NewsPage.objects.listed().child_of(self))
        found = asked.found().newest().for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "filter": asked,
            "page_obj": asked_page(request, found, self.news_per_page),
        }

    @property
    def feed_address(self) -> str:
        """Return the path of the feed in the language that is being read."""
        return reverse("news_feed", kwargs={"section": self.section_slugs[get_language()]})


class NewsPage(SitePage):
    """A piece of news, and the villages and members that it is about."""

    template = "home/news_page.html"
    words = ("title", "introduction", "body")
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("Everybody reads it. The newest comes first."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        help_text=_("The news in two sentences. Everybody reads it: in lists and in the feed too."),
    )
    photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
        help_text=_("Shown above the text and, cut to 3:2, where the news is announced."),
    )
    body = StreamField(TEXT_BLOCKS, blank=True, verbose_name=_("text"))
    villages = models.ManyToManyField(
        "villages.VillagePage",
        through="home.NewsVillage",
        related_name="news",
        verbose_name=_("villages"),
    )
    members = models.ManyToManyField(
        "annuaire.MemberPage",
        through="home.NewsMember",
        related_name="news",
        verbose_name=_("members"),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("date"),
        FieldPanel("introduction"),
        FieldPanel("photograph"),
        FieldPanel("body"),
        MultipleChooserPanel(
            "village_items",
            chooser_field_name="village",
            heading=_("Villages"),
            label=_("Village"),
            help_text=_("Those that the news is about: everybody reads it on their pages too."),
        ),
        MultipleChooserPanel(
            "member_items",
            chooser_field_name="member",
            heading=_("Members it is about"),
            label=_("Member"),
            help_text=_("Those that the news is about: everybody reads it on their entries too."),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def get_context(self, request, *args, **kwargs):
        # the rows, not the relations through them: a preview has not saved its rows
        villages = [item.village_id for item in self.village_items.all()]
        members = [item.member_id for item in self.member_items.all()]
        return super().get_context(request, *args, **kwargs) | {
            "villages": VillagePage.objects.listed()
            .filter(pk__in=villages)
            .alphabetical()
            .for_cards(),
            "members": MemberPage.objects.listed()
            .filter(pk__in=members)
            .alphabetical()
            .for_cards(),
            "others": NewsPage.objects.listed().newest().after(self, 3),
        }


class NewsVillage(models.Model):
    """A village that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="village_items")
    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("village"),
    )

    panels = [FieldPanel("village")]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("village of a piece of news")
        verbose_name_plural = _("villages of a piece of news")
        constraints = [
            models.UniqueConstraint(fields=["page", "village"], name="news_names_village_once")
        ]

    def __str__(self) -> str:
        return str(self.village)


class NewsMember(models.Model):
    """A member that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="member_items")
    member = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("member"),
    )

    panels = [FieldPanel("member")]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("member of a piece of news")
        verbose_name_plural = _("members of a piece of news")
        constraints = [
            models.UniqueConstraint(fields=["page", "member"], name="news_names_member_once")
        ]

    def __str__(self) -> str:
        return str(self.member)
