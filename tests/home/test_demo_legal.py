"""The demo says how to reach the CCI and declares its accessibility, over nobody's own words."""

import pytest

from home.demo import legal
from home.models import AccessibilityPage, SiteMapPage, SiteSettings, StandardPage
from tests.factories import SiteSettingsFactory, StandardPageFactory


@pytest.fixture
def load(home_page):
    return lambda: legal.load(home_page)


def test_the_declaration_claims_nothing(load, visitor):
    load()
    page = AccessibilityPage.objects.get()
    page.full_clean()
    assert (page.rate, page.audited_on, page.auditor) == (None, None, "")


def test_what_somebody_wrote_stays(load, site):
    written = SiteSettingsFactory(site=site, email="cci@exemple.test")
    text = StandardPageFactory(title="Accessibilité", slug="accessibilite")
    load()
    load()
    assert SiteSettings.objects.get() == written
    assert SiteSettings.objects.get().email == "cci@exemple.test"
    assert StandardPage.objects.get().pk == text.pk
    assert not AccessibilityPage.objects.exists()
    assert SiteMapPage.objects.count() == 1


def test_its_numbers_can_be_typed_in_the_cms(load):
    load()
    SiteSettings.objects.get().full_clean()
