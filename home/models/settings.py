"""What every page says of the CCI: how to reach it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail")
class SiteSettings(BaseSiteSetting):
    """How to reach the CCI, shown on every page."""

    toll_free_phone = models.CharField(
        _("toll-free number"),
        max_length=20,
        blank=True,
        help_text=_("Free from France. Shown at the head of every page."),
    )
    international_phone = models.CharField(
        _("number from abroad"),
        max_length=20,
        blank=True,
        help_text=_("A toll-free number cannot be called from abroad: +33 5 62 00 00 00."),
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
