"""Where single figures come from, and official ones that a committee is asked about."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The longest value of a fact: several choices in one column.
LONGEST = 600


class ProvenanceQuerySet(models.QuerySet):
    def latest(self, villages, fields) -> dict[tuple[int, str], "Provenance"]:
        """Return, by village and field, what was imported last (one query)."""
        rows = self.filter(village__in=villages, field__in=fields).order_by("imported_at", "pk")
        return {(row.village_id, row.field): row for row in rows}

    def of(self, village) -> dict[str, "Provenance"]:
        """Return, by field, where the values that `village` has now come from, for those that
        were imported as they are (one query). A translation has the figures of its French page.
        """
        return self.of_each([village])[village.pk]

    def of_each(self, villages) -> dict[int, dict[str, "Provenance"]]:
        """Return what `of` does for each of `villages`, by its key (one query)."""
        of_key = {village.translation_key: village for village in villages}
        origins = {village.pk: {} for village in villages}
        rows = self.filter(village__translation_key__in=of_key).order_by("imported_at", "pk")
        for row in rows.annotate(key=models.F("village__translation_key")):
            village = of_key[row.key]
            if row.value == as_text(getattr(village, row.field)):
                origins[village.pk][row.field] = row
        return origins


class Provenance(models.Model):
    """*This value of this fact was imported from there.*

    A row for each value that was ever imported: the public figure keeps its source while a newer
    one waits for review. The last one is what the next import compares with.
    """

    village = models.ForeignKey(
        "villages.VillagePage", on_delete=models.CASCADE, related_name="provenances"
    )
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=LONGEST, blank=True)
    scope = models.JSONField(default=list)  # of a list: the codes that the source speaks of
    source = models.CharField(_("source"), max_length=160)
    dated_on = models.DateField(_("dated"))
    imported_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    objects = ProvenanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of a figure")
        verbose_name_plural = _("sources of figures")
        constraints = [
            models.UniqueConstraint(
                fields=["village", "field", "value"], name="villages_provenance_once_a_value"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.source}, {self.dated_on}"


class FactProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=FactProposal.State.WAITING)

    def for_committee(self, village):
        """Return what the people of `village` are asked, in the order of its facts' page."""
        rows = self.waiting().filter(village=village).select_related("village")
        order = [field.name for field in village._meta.get_fields()]
        return sorted(rows, key=lambda row: order.index(row.field))


class FactProposal(models.Model):
    """*Official data says this of the village, and its page says something else.*

    The page stays as it is until its people take the figure or keep theirs.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for the committee")
        TAKEN = "taken", _("taken")
        KEPT = "kept", _("the committee kept its own")

    village = models.ForeignKey(
        "villages.VillagePage", on_delete=models.CASCADE, related_name="fact_proposals"
    )
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=LONGEST, blank=True)
    scope = models.JSONField(default=list)
    source = models.CharField(_("source"), max_length=160)
    dated_on = models.DateField(_("dated"))
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    objects = FactProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("official figure to decide on")
        verbose_name_plural = _("official figures to decide on")
        constraints = [
            models.UniqueConstraint(
                fields=["village", "field"],
                condition=models.Q(state="waiting"),
                name="villages_one_proposal_waits_a_fact",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value} ({self.source})"


def as_text(value) -> str:
    """Return the value of a fact as it is kept here: a list of choices as its codes."""
    if isinstance(value, list):
        return f"|{'|'.join(value)}|" if value else ""
    return "" if value is None else str(value)
