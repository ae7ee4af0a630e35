"""Whose village it is."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.cache import never_cache
from wagtail.models import Page
from wagtail.permissions import policy_registry

from villages.models import VillagePage


def villages_of(user):
    """Return the villages that `user` may change: those of their mandates, all for the CCI."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return VillagePage.objects.filter(
        pk__in=mine.order_by().values("pk"), locale__language_code=settings.LANGUAGE_CODE
    ).alphabetical()


def of_village(view):
    """Give `view` the village that the address names, where who asks may change it.

    To anybody else it is not there (404): the screens tell of drafts.
    """

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, slug: str, **kwargs):
        village = villages_of(request.user).filter(slug=slug).first()
        if village is None or not village.permissions_for_user(request.user).can_edit():
            raise Http404
        return view(request, village, **kwargs)

    return guarded


def page_of(village, pk: int, user, model=Page):
    """Return the page `pk`, the village's own or one under it, as its own type.

    Raises `Http404` when it is neither, when it is no `model`, or when `user` may not change it.
    """
    pages = Page.objects.filter(pk=pk) & Page.objects.descendant_of(village, inclusive=True)
    page = pages.first()
    page = page and page.specific
    if not isinstance(page, model) or not page.permissions_for_user(user).can_edit():
        raise Http404
    return page
