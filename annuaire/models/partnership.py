"""« Nous travaillons ensemble »: a link that two members confirm with each other."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .member import MemberPage


class PartnershipQuerySet(models.QuerySet):
    def of(self, pages):
        """Return those that one of the entries `pages` is in."""
        return self.filter(Q(asker__in=pages) | Q(asked__in=pages))

    def confirmed(self):
        """Return those that both sides want."""
        return self.filter(state=Partnership.State.CONFIRMED)

    def proposed(self):
        """Return those that wait for an answer."""
        return self.filter(state=Partnership.State.PROPOSED)

    def public(self):
        """Return those that everybody may know of: confirmed, and both entries shown."""
        listed = MemberPage.objects.listed().values("pk")
        return self.confirmed().filter(asker__in=listed, asked__in=listed)


class Partnership(models.Model):
    """Two entries, and whether both say that they work together.

    Nothing is written in it, so nothing has to be read before the public sees it. There is one
    row for two entries, whoever asked. A link that was ended is as one that was declined: the
    one who said no is `asked`, and may ask again; the other may not, for a while.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("link between members", "proposed")
        CONFIRMED = "confirmed", pgettext_lazy("link between members", "confirmed")
        DECLINED = "declined", pgettext_lazy("link between members", "declined")

    asker = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.CASCADE,
        related_name="partnerships_proposed",
        verbose_name=_("proposed by"),
    )
    asked = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.CASCADE,
        related_name="partnerships_received",
        verbose_name=_("proposed to"),
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.PROPOSED)
    changed_at = models.DateTimeField(_("since"), default=timezone.now)

    wagtail_reference_index_ignore = True

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between members")
        verbose_name_plural = _("links between members")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(asker=F("asked")), name="annuaire_partnership_of_two"
            ),
            models.UniqueConstraint(
                Least("asker", "asked"),
                Greatest("asker", "asked"),
                name="annuaire_partnership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asker} – {self.asked}"
