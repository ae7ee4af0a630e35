"""What happens, said by the CCI."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.pages import SitePage
from home.querysets import DatedQuerySet


class NewsIndexPage(SitePage):
    """The section of the news."""

    section_slugs = {"fr": "actualites", "en": "news", "es": "noticias", "pt": "noticias"}
    section_name = _("News")
    template = "home/news_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(SitePage):
    """A piece of news, and the villages and members that it is about."""

    template = "home/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    date = models.DateField(_("date"), default=timezone.localdate)
    introduction = models.TextField(
        _("introduction"), max_length=600, help_text=_("The news in two sentences.")
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
    villages = ParentalManyToManyField(
        "villages.VillagePage",
        blank=True,
        related_name="news",
        verbose_name=_("villages"),
        help_text=_("Those that the news is about: it shows on their pages too."),
    )
    members = ParentalManyToManyField(
        "annuaire.MemberPage",
        blank=True,
        related_name="news",
        verbose_name=_("members"),
        help_text=_("Those that the news is about: it shows on their entries too."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("date"),
        FieldPanel("introduction"),
        FieldPanel("photograph"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("villages"), FieldPanel("members")], heading=_("About")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    objects = PageManager.from_queryset(DatedQuerySet)()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
