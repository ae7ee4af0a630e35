"""A partner of Soho Solo Cultura: an organisation that offers something to the trade."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.pages import ReviewedPage
from cms.telephone import validate_telephone
from cultura import choices
from cultura.querysets import CulturaPartnerQuerySet
from cultura.suggestions import suggestions_for
from cultura.telling import partner_in_short

from .place import Placed

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class CulturaPartnerPage(Placed, ReviewedPage):
    """An organisation, kept by its own people. The title is its name."""

    template = "cultura/cultura_partner_page.html"
    words = ("summary", "presentation", "spaces", "photographs.caption")
    small_fields = frozenset({"email", "phone"})
    parent_page_types = ["cultura.CulturaIndexPage"]
    subpage_types = ["cultura.CulturaOfferPage"]
    Closing = choices.PartnerClosing

    kind = models.CharField(
        _("kind of organisation"),
        max_length=12,
        choices=choices.PartnerKind,
        help_text=_("Everybody can read it."),
    )
    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        blank=True,
        help_text=_("What you do, said to somebody who has never heard of you. Shown on lists."),
    )
    presentation = RichTextField(
        _("presentation"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Who you are, whom you work with. Everybody can read it."),
    )
    disciplines = ChoiceSetField(
        _("disciplines"),
        choices=choices.Discipline,
        help_text=_("Everybody can read it. Nothing ticked: all of them."),
    )
    spaces = models.TextField(
        _("spaces"),
        max_length=1_500,
        blank=True,
        help_text=_(
            "Halls, studios, workshops: size, height, floor, what is in them. Everybody can read "
            "it."
        ),
    )
    street_address = models.CharField(
        _("street address"),
        max_length=160,
        blank=True,
        help_text=_("Number and street. Everybody can read it."),
    )
    website = models.URLField(_("web site"), blank=True, help_text=_("Everybody can read it."))
    phone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[validate_telephone],
        help_text=_("Everybody can read it: the organisation’s rather than your own."),
    )
    email = models.EmailField(
        _("e-mail to write to"),
        blank=True,
        help_text=_("Everybody can read it: give an address that several of you read."),
    )

    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("presentation"),
        ChoiceSetPanel("disciplines"),
        FieldPanel("spaces"),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("village"), FieldPanel("commune")]),
                FieldPanel("street_address"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Contact"),
        ),
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("presentation"),
        index.SearchField("spaces"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
    ]

    objects = PageManager.from_queryset(CulturaPartnerQuerySet)()

    class Meta:
        verbose_name = _("culture partner")
        verbose_name_plural = _("culture partners")

    def suggestions(self) -> list[str]:
        return suggestions_for(self)

    def in_short(self) -> list[str]:
        if self.pk is None:
            return partner_in_short(self)
        from .offer import CulturaOfferPage

        open_now = CulturaOfferPage.objects.listed().child_of(self).open(timezone.localdate())
        return partner_in_short(self, offers=open_now.count())

    @property
    def place(self) -> str:
        """Where it is: the partner village's name or the other commune's."""
        return self.own_place

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs) | {
            "village": _listed_village(self),
            "photographs": self.photographs.select_related("image").prefetch_related(
                "image__renditions"
            ),
        }
        if self.pk is None:  # the preview of a partner that is being added
            return context
        from .offer import CulturaOfferPage

        today = timezone.localdate()
        offers = CulturaOfferPage.objects.listed().child_of(self).for_cards()
        return context | {
            "open_offers": offers.open(today).by_deadline(),
            "past_offers": offers.archived(today).latest_closed(),
        }


def _listed_village(page):
    """Return the village of `page`, where the public may find it: one that has left the site
    keeps its name, and nothing leads to it."""
    villages = page._meta.get_field("village").related_model.objects
    return villages.listed().select_related("locale").filter(pk=page.village_id).first()
