"""Whose télécentre it is."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.cache import never_cache

from club.desks.place import any_telecentre
from club.hosts import may_answer


def hosted(view):
    """Give `view` the télécentre that the address names, where who asks is its host: may edit its
    page. To anybody else it is not there (404): the screens tell who comes."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, pk: int, **kwargs):
        telecentre = any_telecentre(str(pk))
        if not may_answer(request.user, telecentre):
            raise Http404
        return view(request, telecentre, **kwargs)

    return guarded
