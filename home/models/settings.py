"""What every page says of the CCI: how to reach it."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from cms.telephone import validate_international, validate_toll_free


class Number(NamedTuple):
    """A telephone number as it is read, and from where it can be called."""

    text: str
    reach: str


@register_setting(icon="mail")
class SiteSettings(BaseSiteSetting):
    """How to reach the CCI, shown on every page. Its texts are French."""

    toll_free_phone = models.CharField(
        _("toll-free number"),
        max_length=20,
        blank=True,
        validators=[validate_toll_free],
        help_text=_("Free from France. Shown at the head of every page in French."),
    )
    international_phone = models.CharField(
        _("number from abroad"),
        max_length=20,
        blank=True,
        validators=[validate_international],
        help_text=_(
            "A toll-free number cannot be called from abroad: this one is shown at the head of "
            "every page in another language. For instance: +33 5 62 00 00 00."
        ),
    )
    phone_hours = models.CharField(
        _("when to call"),
        max_length=120,
        blank=True,
        help_text=_("For instance: Monday to Friday, 9 to 12 and 14 to 17."),
    )
    email = models.EmailField(_("e-mail to write to"), blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page to write from"),
        help_text=_("Where “Write to us” leads; to the e-mail address when there is none."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("toll_free_phone"), FieldPanel("international_phone")]),
                FieldPanel("phone_hours"),
            ],
            heading=_("Telephone"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("postal_address"), FieldPanel("contact_page")],
            heading=_("In writing"),
        ),
    ]

    class Meta:
        verbose_name = _("how to reach us")
        verbose_name_plural = _("how to reach us")

    @classmethod
    def read(cls, request) -> "SiteSettings":
        """Return the settings of the site that `request` asks, read once for each request.

        Without a site or before anybody filled them in they are empty. Wagtail's own
        `for_request` would write a row when a page is only read, and fail without a site.
        """
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            site = Site.find_for_request(request)
            found = cls.objects.filter(site=site).first() if site else None
            setattr(request, name, found or cls())
        return getattr(request, name)

    @property
    def numbers(self) -> list[Number]:
        """Return the numbers that there are, first the one that most readers can call.

        Who reads in French is taken to be in France, where one number is free; who reads in
        another language may be abroad, where that one does not answer.
        """
        found = [
            Number(self.toll_free_phone, _("free call from France")),
            Number(self.international_phone, _("from abroad")),
        ]
        if get_language() != settings.LANGUAGE_CODE:
            found.reverse()
        return [number for number in found if number.text]
