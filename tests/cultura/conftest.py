"""A section with two partners, and who keeps them: `culture` the Grange, `other_culture` the
Hall."""

import pytest

from cms.editorial.models import Mandate
from tests.factories import (
    CulturaIndexPageFactory,
    CulturaPartnerPageFactory,
    MandateFactory,
    UserFactory,
)


@pytest.fixture
def cultura_index(home_page):
    return CulturaIndexPageFactory(parent=home_page)


@pytest.fixture
def grange(cultura_index):
    return CulturaPartnerPageFactory(parent=cultura_index, title="La Grange", slug="la-grange")


@pytest.fixture
def hall(cultura_index):
    return CulturaPartnerPageFactory(parent=cultura_index, title="Le Hall", slug="le-hall")


def _keeper(page, name):
    user = UserFactory(first_name=name, last_name="Culture")
    MandateFactory(user=user, page=page, role=Mandate.Role.CULTURE_PARTNER)
    return user


@pytest.fixture
def culture(grange):
    return _keeper(grange, "Claude")


@pytest.fixture
def other_culture(hall):
    return _keeper(hall, "Dominique")
