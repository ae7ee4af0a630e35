"""What readers say of pages, for those who keep them."""

from django.db.models import Q

from cms.editorial.models import Mandate

from .models import Correction


def open_corrections(page):
    """Return what readers say of `page` and of what stands under it, the oldest first."""
    return Correction.objects.filter(
        state=Correction.State.OPEN, page__path__startswith=page.path
    ).select_related("page")


def open_for(user):
    """Return what readers say of the pages that `user` holds, the oldest first."""
    held = Mandate.objects.for_user(user).filter(language="").exclude(role=Mandate.Role.TRANSLATOR)
    under = Q(pk__in=[])
    for path in held.values_list("page__path", flat=True):
        under |= Q(page__path__startswith=path)
    return Correction.objects.filter(under, state=Correction.State.OPEN).select_related("page")
