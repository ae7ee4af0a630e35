"""Whose last mandate ends is written down, whatever ends it."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.editorial.models import FormerHolder, Mandate


def given(sender, instance, raw=False, **kwargs) -> None:
    """Receiver of a saved `Mandate`: who holds one is no former holder."""
    if not raw:
        FormerHolder.objects.filter(user_id=instance.user_id).delete()


def ended(sender, instance, origin=None, **kwargs) -> None:
    """Receiver of a deleted `Mandate`: without another its holder is a former one from now on."""
    origin_model = getattr(origin, "model", type(origin))
    if origin_model is get_user_model():
        return  # the account itself goes, and the row would keep it
    if not Mandate.objects.filter(user_id=instance.user_id).exists():
        FormerHolder.objects.update_or_create(
            user_id=instance.user_id, defaults={"since": timezone.now(), "warned_at": None}
        )
