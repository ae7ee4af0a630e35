"""The declaration of accessibility: what the law asks a public body to say, in its order.

Article 47 of law no. 2005-102, decree no. 2019-768, order of 20 September 2019 (model of the
declaration), RGAA 4.1.2.
"""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from cms.editorial.pages import SitePage

YEARS_OF_VALIDITY = 3
LIST_FEATURES = ["bold", "ul", "link"]
ONE_A_LINE = _("One a line.")
#: Where one writes without a stamp (defenseurdesdroits.fr).
DEFENDER_ADDRESS = "Défenseur des droits\nLibre réponse 71120\n75342 Paris CEDEX 07"


class Compliance(models.TextChoices):
    NONE = "none", _("non-compliant")
    PARTIAL = "partial", _("partially compliant")
    FULL = "full", _("fully compliant")


def is_valid_on(audited_on: date | None, today: date) -> bool:
    """Return whether an audit of `audited_on` still counts: it does for three years."""
    if audited_on is None:
        return False
    year = audited_on.year + YEARS_OF_VALIDITY
    try:
        last_day = audited_on.replace(year=year)
    except ValueError:  # 29 February
        last_day = date(year, 2, 28)
    return audited_on <= today <= last_day


def compliance(audited_on: date | None, rate: Decimal | None, today: date) -> Compliance:
    """Return the state that the law knows: of `rate`, the percentage of criteria respected.

    Without an audit that counts, or below 50 %, a site is non-compliant.
    """
    if rate is None or rate < 50 or not is_valid_on(audited_on, today):
        return Compliance.NONE
    return Compliance.FULL if rate == 100 else Compliance.PARTIAL


class AccessibilityPage(SitePage):
    """The declaration. Its sentences are fixed and translated; what the CCI fills in is French."""

    section_slugs = {
        "fr": "accessibilite",
        "en": "accessibility",
        "es": "accesibilidad",
        "pt": "acessibilidade",
    }
    section_name = _("Accessibility statement")
    template = "home/accessibility_page.html"
    words = (
        "title",
        "non_conformities",
        "derogations",
        "exempt_contents",
        "test_environment",
        "tools",
        "audited_pages",
    )
    is_legal = True
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    organisation = models.CharField(
        _("organisation"),
        max_length=160,
        help_text=_("Who answers for the site and signs the statement."),
    )
    established_on = models.DateField(_("statement of"), default=timezone.localdate)
    auditor = models.CharField(_("who made the audit"), max_length=160, blank=True)
    audited_on = models.DateField(
        _("date of the audit"),
        null=True,
        blank=True,
        help_text=_("An audit counts for three years. After that the site is non-compliant again."),
    )
    rate = models.DecimalField(
        _("criteria respected (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Of the RGAA criteria that apply. It decides the state shown on every page."),
    )
    average_rate = models.DecimalField(
        _("average by page (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    non_conformities = RichTextField(_("what does not comply"), features=LIST_FEATURES, blank=True)
    derogations = RichTextField(
        _("disproportionate burden"),
        features=LIST_FEATURES,
        blank=True,
        help_text=_("What is left out for that reason, why, and what is offered instead."),
    )
    exempt_contents = RichTextField(
        _("content that the law exempts"), features=LIST_FEATURES, blank=True
    )
    technologies = models.TextField(_("technologies"), blank=True, help_text=ONE_A_LINE)
    test_environment = models.TextField(
        _("browsers and assistive technologies"),
        blank=True,
        help_text=_("What the tests were made with. One combination a line."),
    )
    tools = models.TextField(_("tools"), blank=True, help_text=ONE_A_LINE)
    audited_pages = RichTextField(_("pages audited"), features=LIST_FEATURES, blank=True)
    contact_email = models.EmailField(
        _("e-mail to report to"),
        blank=True,
        help_text=_("The general one, and the telephone, are shown too."),
    )
    scheme = models.ForeignKey(
        "home.StandardPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("multi-year scheme"),
    )
    plan = models.ForeignKey(
        "home.StandardPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("this year’s plan"),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("established_on")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("auditor"), FieldPanel("audited_on")]),
                FieldRowPanel([FieldPanel("rate"), FieldPanel("average_rate")]),
            ],
            heading=_("Audit"),
            help_text=_("The first three fields together, or none of them."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("non_conformities"),
                FieldPanel("derogations"),
                FieldPanel("exempt_contents"),
            ],
            heading=_("Content that is not accessible"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("technologies"),
                FieldPanel("test_environment"),
                FieldPanel("tools"),
                FieldPanel("audited_pages"),
            ],
            heading=_("How it was tested"),
        ),
        FieldPanel("contact_email"),
        MultiFieldPanel([FieldPanel("scheme"), FieldPanel("plan")], heading=_("What will be done")),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rate=None) | models.Q(rate__gte=0, rate__lte=100),
                name="accessibility_rate_is_a_percentage",
            )
        ]

    def clean(self):
        super().clean()
        audit = {"auditor": self.auditor, "audited_on": self.audited_on, "rate": self.rate}
        missing = [name for name, value in audit.items() if value in ("", None)]
        if 0 < len(missing) < len(audit):
            told = _("An audit has its author, its date and its result: give all three or none.")
            raise ValidationError(dict.fromkeys(missing, told))
        if self.audited_on and self.audited_on > timezone.localdate():
            raise ValidationError({"audited_on": _("This day has not come yet.")})

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        return super().get_context(request, *args, **kwargs) | {
            "compliance": compliance(self.audited_on, self.rate, today),
            "audit_counts": is_valid_on(self.audited_on, today),
            "defender_address": DEFENDER_ADDRESS,
            "commitments": [page for page in (self.scheme, self.plan) if page and page.live],
        }
