"""The scenes of `scenes.py` as fixtures."""

import pytest
from wagtail.models import Page

from cms.editorial import review

from .scenes import CAST, Scene, write_canary


@pytest.fixture
def drafted(request, client_of, committee, marciac, lectoure) -> Scene:
    """Marciac's committee has changed everything, and submitted nothing yet."""
    first = marciac.latest_revision
    draft = write_canary(marciac, by=committee)
    people = {}
    for name in sorted(CAST):
        actor = request.getfixturevalue(name)
        people[name] = actor if name == "visitor" else client_of(actor)
        people[name].raise_request_exception = False
    page = type(marciac).objects.get(pk=marciac.pk)
    return Scene(page=page, other=lectoure, people=people, draft=draft, first=first)


@pytest.fixture
def submitted_scene(drafted, committee) -> Scene:
    """Marciac's committee has changed everything and submitted it."""
    page = Page.objects.get(pk=drafted.page.pk).specific
    drafted.state = review.submit(page, by=committee)
    drafted.page = type(page).objects.get(pk=page.pk)
    return drafted
