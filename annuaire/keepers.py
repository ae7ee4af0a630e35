"""Who keeps an entry."""

from django.contrib.auth import get_user_model

from cms.editorial.models import Mandate


def keepers(page) -> list:
    """Return the people who keep the entry `page` as its members, and whose accounts are open."""
    held = Mandate.objects.in_force().filter(role=Mandate.Role.MEMBER, page=page)
    people = get_user_model().objects.filter(is_active=True, mandates__in=held)
    return list(people.distinct().order_by("pk"))
