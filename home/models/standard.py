"""A page of text."""

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, PageManager
from wagtail.search import index

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.page_form import SitePageForm
from cms.editorial.pages import SitePage, SitePageQuerySet, is_for_readers
from cms.translation.languages import site_languages


class StandardPageQuerySet(SitePageQuerySet):
    def listed(self, closed=None):
        """Return what the public may find, in the language that is being read."""
        return super().listed(closed).filter(is_for_readers())


class StandardPageForm(SitePageForm):
    """Says in which language the page is written, until it is public for the first time."""

    language = forms.ChoiceField(
        label=_("Language of the page"),
        choices=site_languages,
        help_text=_(
            "French: it is read in every language, and may be translated. Another one: only those "
            "who read the site in it find the page. It cannot be changed once the page is public."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        if self.instance.locale_id:  # a page that is being added may have none yet
            field.initial = self.instance.locale.language_code
        field.disabled = self.instance.first_published_at is not None

    def clean_language(self) -> str:
        language = self.cleaned_data["language"] or settings.LANGUAGE_CODE  # a draft may lack it
        self.instance.locale = Locale.objects.get(language_code=language)
        return language


class StandardPage(SitePage):
    """A page of text: the programme, the support, legal matters.

    It may be written for the readers of one other language only: health care, schools, status.
    """

    template = "home/standard_page.html"
    words = ("title", "introduction", "body")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    base_form_class = StandardPageForm

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(TEXT_BLOCKS, blank=True, verbose_name=_("text"))
    is_legal = models.BooleanField(
        _("commits in law"),
        default=False,
        help_text=_("Legal notice, privacy, terms: a machine never translates this page."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("is_legal"),
    ]
    promote_panels = [FieldPanel("language"), *SitePage.promote_panels]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    objects = PageManager.from_queryset(StandardPageQuerySet)()

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request, *args, **kwargs):
        below = StandardPage.objects.listed().child_of(self)
        return super().get_context(request, *args, **kwargs) | {
            "pages_below": below.order_by("path").select_related("locale").worded(),
        }
