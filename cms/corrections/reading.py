"""What readers say of pages, for those who keep them."""

from django.db.models import Q

from cms.editorial.models import Mandate
from cms.editorial.people import paths_held

from .models import Correction


def open_corrections(page):
    """Return what readers say of `page` and of what stands under it, the oldest first."""
    return Correction.objects.filter(
        state=Correction.State.OPEN, page__path__startswith=page.path
    ).select_related("page")


def open_for(user):
    """Return what readers say of the pages that `user` holds and answers for, the oldest first."""
    under = Q(pk__in=[])
    for path in paths_held(answering().filter(user=user)).get(user.pk, ()):
        under |= Q(page__path__startswith=path)
    return Correction.objects.filter(under, state=Correction.State.OPEN).select_related("page")


def answering():
    """Return the mandates whose holders answer for what a page says: translators put into words
    what others know."""
    return Mandate.objects.in_force().exclude(role=Mandate.Role.TRANSLATOR)
