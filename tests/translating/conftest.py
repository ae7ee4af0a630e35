"""Who decides on translations."""

import pytest

from cms.editorial.models import Reviewer


@pytest.fixture
def reader(moderator):
    """A moderator who reads every language of the site."""
    Reviewer.objects.create(user=moderator, languages=["en", "es", "pt"])
    return moderator
