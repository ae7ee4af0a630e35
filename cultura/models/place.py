"""Where something of the culture takes place: in a partner village, or in another commune."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Placed(models.Model):
    """For a page that is in `village` (a key) or in `commune` (a name)."""

    village = models.ForeignKey(
        "villages.VillagePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("partner village"),
        help_text=_("Everybody can read it, on the village’s page too."),
    )
    commune = models.CharField(
        _("other commune"),
        max_length=80,
        blank=True,
        help_text=_("Outside the partner villages. Everybody can read it."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.village_id and self.commune:
            raise ValidationError(
                {"commune": _("Choose a partner village or name another commune, not both.")}
            )

    @property
    def own_place(self) -> str:
        """The partner village's name or the other commune's; empty when neither is said."""
        return self.village.title if self.village_id else self.commune


class AtPartners:
    """For what is where the partner is that it stands under, unless it says another place."""

    @property
    def place(self) -> str:
        """Where it is: its own place, or its partner's."""
        return self.own_place or self.parent_page.place

    @property
    def place_village(self):
        """The partner village that it is in; None elsewhere."""
        if self.village_id or self.commune:
            return self.village
        return self.parent_page.village
