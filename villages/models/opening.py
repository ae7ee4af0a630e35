"""When a télécentre is open, as rows: `villages.opening_hours` says what follows from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.translation.wording import WordedRow
from villages import telecentre_choices as choices


class OpeningHours(models.Model):
    """One span of one day of the week. A day may have several; they do not overlap."""

    page = ParentalKey(
        "villages.TelecentrePage", on_delete=models.CASCADE, related_name="opening_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=choices.Weekday)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("to"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="villages_hours_close_after_they_open",
                violation_error_message=_(
                    "It must close after it opens: perhaps the two hours are the wrong way round."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OpeningException(WordedRow):
    """Some days that are not like the others: closed, or open at other hours.

    Of several that hold on one day, those of the shortest period win: closed in August, open on
    the 14th. Several spans are several rows of the same days.
    """

    page = ParentalKey(
        "villages.TelecentrePage", on_delete=models.CASCADE, related_name="opening_exceptions"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave it empty for a single day.")
    )
    opens = models.TimeField(
        _("from"), null=True, blank=True, help_text=_("Leave both hours empty when it is closed.")
    )
    closes = models.TimeField(_("to"), null=True, blank=True)
    reason = models.CharField(
        _("a word why"),
        max_length=100,
        blank=True,
        help_text=_("For instance: works, summer holidays. Everybody can read it."),
    )

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("exception to the opening hours")
        verbose_name_plural = _("exceptions to the opening hours")
        ordering = ["first_day", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
                name="villages_exception_ends_after_it_begins",
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True, closes__isnull=True)
                | models.Q(opens__isnull=False, closes__isnull=False, closes__gt=models.F("opens")),
                name="villages_exception_is_closed_or_has_hours",
                violation_error_message=_(
                    "Give both hours, the first before the second, or none when it is closed."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%d/%m/%Y}–{self.ends_on:%d/%m/%Y}"

    @property
    def ends_on(self):
        """The last day that it holds."""
        return self.last_day or self.first_day
