"""The section of Soho Solo Cultura."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.pages import SitePage
from cms.telephone import validate_telephone
from cms.translation.spoken import SpokenLanguage


class CulturaIndexPage(SitePage):
    """What the programme does for professionals of the performing arts and of culture: somebody
    to speak to first, then who is here already, the partners, and what they offer."""

    section_slugs = {"fr": "cultura", "en": "cultura", "es": "cultura", "pt": "cultura"}
    section_name = _("Cultura")
    template = "cultura/cultura_index_page.html"
    words = ("title", "introduction", "body", "adviser_role")
    personal_words = ("adviser_role",)
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cultura.CulturaPartnerPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(
        TEXT_BLOCKS,
        blank=True,
        verbose_name=_("text"),
        help_text=_("What the programme does for the professions of culture, and how."),
    )
    adviser_name = models.CharField(_("name"), max_length=80, blank=True)
    adviser_role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For instance: adviser for culture.")
    )
    adviser_phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    adviser_email = models.EmailField(_("e-mail"), blank=True)
    adviser_languages = ChoiceSetField(_("languages spoken"), choices=SpokenLanguage)
    adviser_photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("adviser_name"), FieldPanel("adviser_role")]),
                FieldRowPanel([FieldPanel("adviser_phone"), FieldPanel("adviser_email")]),
                ChoiceSetPanel("adviser_languages"),
                FieldPanel("adviser_photograph"),
            ],
            heading=_("The adviser"),
            help_text=_("Whom readers speak to about their project. Everybody can read it."),
        ),
        InlinePanel(
            "trades",
            heading=_("Trades of culture"),
            label=_("Trade family"),
            help_text=_("Members of these families are shown, and can be looked up."),
            max_num=6,
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("Cultura")
        verbose_name_plural = _("Cultura")

    def get_context(self, request, *args, **kwargs):
        from cultura.showing import shown_on

        return super().get_context(request, *args, **kwargs) | shown_on(self, request)

    @property
    def adviser(self) -> "Adviser | None":
        """Whom one speaks to; None while nobody is named."""
        return Adviser(self) if self.adviser_name else None

    @property
    def feed_address(self) -> str:
        """The address of the feed, in the language that is being read."""
        return reverse("cultura_feed", args=[self.section_slugs[get_language()]])


class Adviser:
    """The adviser of the section, as ``home/adviser.html`` shows one."""

    def __init__(self, page: CulturaIndexPage):
        self.pk = page.pk or 0
        self.name, self.role = page.adviser_name, page.adviser_role
        self.phone, self.email = page.adviser_phone, page.adviser_email
        self.languages = page.adviser_languages
        self.get_languages_display = page.get_adviser_languages_display
        self.photograph = page.adviser_photograph
        self.text_language = page.text_language
        self.is_in_active_language = page.is_in_active_language


class CultureTrade(Orderable):
    """A family of trades whose members are of the culture."""

    page = ParentalKey(CulturaIndexPage, on_delete=models.CASCADE, related_name="trades")
    family = models.ForeignKey(
        "annuaire.TradeFamily",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("trade family"),
    )

    panels = [FieldPanel("family")]

    class Meta(Orderable.Meta):
        verbose_name = _("trade of culture")
        verbose_name_plural = _("trades of culture")

    def __str__(self) -> str:
        return str(self.family)
