"""Members of the network and their list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from annuaire.places import PlaceMixin
from annuaire.querysets import MemberQuerySet
from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.pages import ReviewedPage, SitePage
from cms.editorial.paging import asked_page
from cms.translation.spoken import SpokenLanguage


class AnnuaireIndexPage(SitePage):
    """The section of the members."""

    section_slugs = {"fr": "annuaire", "en": "directory", "es": "directorio", "pt": "diretorio"}
    section_name = _("Members")
    template = "annuaire/annuaire_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["annuaire.MemberPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    members_per_page = 50

    class Meta:
        verbose_name = _("list of members")
        verbose_name_plural = _("lists of members")

    def get_context(self, request, *args, **kwargs):
        members = MemberPage.objects.listed().child_of(self).alphabetical().for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "page_obj": asked_page(request, members, self.members_per_page)
        }


class Skill(TagBase):
    """Something a member can do for a customer."""

    free_tagging = True

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["name"]


class MemberSkill(ItemBase):
    tag = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="members")
    content_object = ParentalKey(
        "annuaire.MemberPage", on_delete=models.CASCADE, related_name="skill_items"
    )


class MemberPage(PlaceMixin, ReviewedPage):
    """A member's entry, kept by the member. The title is the name or the trading name."""

    template = "annuaire/member_page.html"
    parent_page_types = ["annuaire.AnnuaireIndexPage"]
    subpage_types = []
    told_here = 3  # the newest portraits, and as many news

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
        FieldPanel("trade"),
        FieldPanel("presentation"),
        FieldPanel("skills"),
        MultiFieldPanel([FieldPanel("village"), FieldPanel("commune")], heading=_("Where")),
        ChoiceSetPanel("languages"),
        FieldPanel("website"),
        FieldPanel("photograph"),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("trade"),
        index.SearchField("presentation"),
        index.RelatedFields("skills", [index.SearchField("name")]),
        index.AutocompleteField("title"),
        index.AutocompleteField("trade"),
    ]

    objects = PageManager.from_queryset(MemberQuerySet)()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def get_context(self, request, *args, **kwargs):
        villages = self._meta.get_field("village").related_model.objects
        context = super().get_context(request, *args, **kwargs) | {
            # a village that has left the site keeps its name here, but no link
            "village": villages.listed().filter(pk=self.village_id).first(),
        }
        if self.pk is None:  # the preview of an entry that is being added
            return context
        return context | {
            # the related managers of what the CCI tells of members, in another room
            "portraits": self.portraits.listed().newest().for_cards()[: self.told_here],
            "news_list": self.news.listed().newest().for_cards()[: self.told_here],
        }
