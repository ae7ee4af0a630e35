"""Whom one speaks to: the advisers of the CCI, and the organisations that they lead people to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.pages import SitePage
from cms.telephone import validate_telephone
from cms.translation.spoken import SpokenLanguage
from cms.translation.wording import WordedRow


class Project(models.TextChoices):
    """What somebody wants to do: it decides who can help. The label goes on after “You want to”.

    The code is the address of its part of the page: other pages lead to ``#start``.
    """

    MOVE = "move", _("move an activity that exists")
    START = "start", _("start an activity")
    TAKE_OVER = "take_over", _("take a business over")
    CRAFT = "craft", _("live from a craft")
    FINANCE = "finance", _("find money for a project")
    CULTURE = "culture", _("live from the performing arts or culture")
    HOME = "home", _("find a home")


class TeamPage(SitePage):
    """The advisers and the partner organisations, each with how to reach them.

    They are this page's own rows, so they are drafted, published and given pictures as it is.
    """

    section_slugs = {"fr": "equipe", "en": "team", "es": "equipo", "pt": "equipa"}
    section_name = _("The team")
    template = "home/team_page.html"
    words = ("title", "introduction", "advisers.role", "organisations.presentation")
    personal_words = ("advisers.role",)
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("advisers", heading=_("Advisers"), label=_("Adviser"), max_num=12),
        InlinePanel("organisations", heading=_("Partner organisations"), label=_("Organisation")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.RelatedFields("organisations", [index.SearchField("name")]),
    ]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def get_context(self, request, *args, **kwargs):
        organisations = list(self.organisations.all())
        for number, organisation in enumerate(organisations, 1):
            organisation.anchor = f"organisation-{number}"
        return super().get_context(request, *args, **kwargs) | {
            "advisers": self.advisers.select_related("photograph").prefetch_related(
                "photograph__renditions"
            ),
            "organisations": organisations,
            "help_by_project": [
                (project, helping)
                for project in Project
                if (helping := [one for one in organisations if project in one.helps_with])
            ],
        }


class Adviser(WordedRow, Orderable):
    """Somebody of the CCI who answers those who think of moving here."""

    page = ParentalKey(TeamPage, on_delete=models.CASCADE, related_name="advisers")
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For instance: settling, housing.")
    )
    photograph = models.ForeignKey(
        "media.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
    )
    phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    languages = ChoiceSetField(_("languages spoken"), choices=SpokenLanguage)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldPanel("photograph"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        ChoiceSetPanel("languages"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("adviser")
        verbose_name_plural = _("advisers")

    def __str__(self) -> str:
        return self.name


class PartnerOrganisation(WordedRow, Orderable):
    """An organisation that helps with one kind of project: Chamber of Trades, Gers Initiatives…"""

    page = ParentalKey(TeamPage, on_delete=models.CASCADE, related_name="organisations")
    name = models.CharField(_("name"), max_length=120)
    helps_with = ChoiceSetField(
        _("helps to"), choices=Project, help_text=_("Whom the advisers lead to it.")
    )
    presentation = models.CharField(_("what it does"), max_length=240, blank=True)
    phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("web site"), blank=True)

    panels = [
        FieldPanel("name"),
        ChoiceSetPanel("helps_with"),
        FieldPanel("presentation"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("website"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")

    def __str__(self) -> str:
        return self.name
