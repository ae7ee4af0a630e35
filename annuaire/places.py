"""Where somebody lives: in a partner village, or in another commune."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PlaceMixin:
    """For a page about somebody who lives in `village` (a key) or in `commune` (a name)."""

    def clean(self):
        super().clean()
        if self.village_id and self.commune:
            raise ValidationError(
                {"commune": _("Choose a partner village or name another commune, not both.")}
            )

    @property
    def place(self) -> str:
        """Where they live: the partner village's name or the other commune's."""
        return self.village.title if self.village_id else self.commune
