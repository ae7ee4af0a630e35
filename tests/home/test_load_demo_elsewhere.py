"""The demo on a site that has something already, or is no demo."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import override_settings
from wagtail.models import Page, Site

from home.models import HomePage, NewsPage, PortraitPage
from tests.factories import VillagePageFactory
from villages.models import VillagePage

pytestmark = pytest.mark.django_db


@override_settings(DEMO=False)
def test_it_refuses_a_site_that_is_no_demo():
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not get_user_model().objects.exists()
    call_command("load_demo", villages=1, members=1, force=True, verbosity=0)
    assert VillagePage.objects.count() == 1


def test_what_is_told_links_only_to_what_is_there():
    call_command("load_demo", villages=0, members=2, verbosity=0)
    portrait = PortraitPage.objects.get(slug="trois-mois-pour-voir")
    assert (portrait.place, portrait.village, portrait.member) == ("Fourcès", None, None)
    assert NewsPage.objects.count() == 12
    assert not NewsPage.objects.exclude(villages=None, members=None).exists()


def test_what_somebody_made_is_kept(home_page, village_index):
    village = VillagePageFactory(title="Notre Aignan", insee_code="32001", parent=village_index)
    call_command("load_demo", villages=2, members=0, verbosity=0)
    assert HomePage.objects.get() == home_page
    assert VillagePage.objects.count() == 2
    assert VillagePage.objects.get(insee_code="32001") == village


def test_page_at_the_top_that_somebody_wrote_is_kept():
    welcome = Page.objects.get(depth=2)
    welcome.title = "Déjà là"
    welcome.save_revision().publish()
    call_command("load_demo", villages=0, members=0, verbosity=0)
    assert Page.objects.filter(pk=welcome.pk).exists()
    assert Site.objects.get().root_page == welcome
