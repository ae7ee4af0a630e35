"""What may be created under what; everything else is refused, to administrators too."""

import pytest
from django.apps import apps
from wagtail.models import Page

from tests import factories
from tests.factories.translations import translate

pytestmark = pytest.mark.django_db

ALLOWED = {
    "wagtailcore.Page": {"home.HomePage"},
    "home.HomePage": {
        "villages.VillageIndexPage",
        "annuaire.AnnuaireIndexPage",
        "entreprendre.EntreprendreIndexPage",
        "club.ClubIndexPage",
        "cultura.CulturaIndexPage",
        "guichet.GuichetPage",
        "home.PortraitIndexPage",
        "home.NewsIndexPage",
        "home.TeamPage",
        "home.SiteMapPage",
        "home.AccessibilityPage",
        "home.StandardPage",
    },
    "home.StandardPage": {"home.StandardPage"},
    "home.PortraitIndexPage": {"home.PortraitPage"},
    "home.PortraitPage": set(),
    "home.NewsIndexPage": {"home.NewsPage"},
    "home.NewsPage": set(),
    "home.TeamPage": set(),
    "home.SiteMapPage": set(),
    "home.AccessibilityPage": set(),
    "villages.VillageIndexPage": {"villages.VillagePage"},
    "villages.VillagePage": {
        "villages.HousingPage",
        "villages.TelecentrePage",
        "entreprendre.TakeoverPage",
    },
    "villages.HousingPage": set(),
    "villages.TelecentrePage": set(),
    "annuaire.AnnuaireIndexPage": {"annuaire.MemberPage"},
    "annuaire.MemberPage": set(),
    "entreprendre.EntreprendreIndexPage": set(),
    "entreprendre.TakeoverPage": set(),
    "club.ClubIndexPage": {"club.ClubEventPage"},
    "club.ClubEventPage": set(),
    "cultura.CulturaIndexPage": {"cultura.CulturaPartnerPage"},
    "cultura.CulturaPartnerPage": {"cultura.CulturaOfferPage"},
    "cultura.CulturaOfferPage": set(),
    "guichet.GuichetPage": set(),
    "translating.Translation": set(),
}

PAGE_TYPES = sorted(model._meta.label for model in apps.get_models() if issubclass(model, Page))


def test_every_page_type_is_in_the_table():
    assert set(PAGE_TYPES) == set(ALLOWED)


@pytest.mark.parametrize("label", PAGE_TYPES)
def test_children_are_these_and_no_others(label):
    model = apps.get_model(label)
    children = {m._meta.label for m in model.creatable_subpage_models()} - {"wagtailcore.Page"}
    assert children == ALLOWED[label]


@pytest.mark.parametrize("label", PAGE_TYPES)
def test_page_type_says_where_it_lives(label):
    if label != "wagtailcore.Page":
        assert apps.get_model(label).__dict__.keys() >= {"parent_page_types", "subpage_types"}


@pytest.fixture
def parents(home_page, village_index, annuaire_index, marciac, member_page):
    portrait, news = factories.PortraitPageFactory(), factories.NewsPageFactory()
    meeting, offer = factories.ClubEventPageFactory(), factories.CulturaOfferPageFactory()
    return {
        "wagtailcore.Page": Page.get_first_root_node(),
        "home.HomePage": home_page,
        "home.StandardPage": factories.StandardPageFactory(),
        "home.PortraitIndexPage": portrait.get_parent(),
        "home.PortraitPage": portrait,
        "home.NewsIndexPage": news.get_parent(),
        "home.NewsPage": news,
        "home.TeamPage": factories.TeamPageFactory(),
        "home.SiteMapPage": factories.SiteMapPageFactory(),
        "home.AccessibilityPage": factories.AccessibilityPageFactory(),
        "villages.VillageIndexPage": village_index,
        "villages.VillagePage": marciac,
        "translating.Translation": translate(marciac),
        "villages.HousingPage": factories.HousingPageFactory(),
        "villages.TelecentrePage": factories.TelecentrePageFactory(),
        "annuaire.AnnuaireIndexPage": annuaire_index,
        "annuaire.MemberPage": member_page,
        "entreprendre.EntreprendreIndexPage": factories.EntreprendreIndexPageFactory(),
        "entreprendre.TakeoverPage": factories.TakeoverPageFactory(parent=marciac),
        "club.ClubIndexPage": meeting.get_parent(),
        "club.ClubEventPage": meeting,
        "cultura.CulturaIndexPage": offer.get_parent().get_parent(),
        "cultura.CulturaPartnerPage": offer.get_parent(),
        "cultura.CulturaOfferPage": offer,
        "guichet.GuichetPage": factories.GuichetPageFactory(),
    }


def test_the_cms_offers_what_is_allowed_and_nothing_else(client_of, administrator, parents):
    client = client_of(administrator)
    refused = {}
    for parent_label, parent in parents.items():
        for label in PAGE_TYPES:
            model = apps.get_model(label)
            path = f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"
            refused[parent_label, label] = client.get(path).status_code != 200
    expected = {
        (parent_label, label): label not in ALLOWED[parent_label] for parent_label, label in refused
    }
    # there is one section of each kind, and the home page has them
    for section in ALLOWED["home.HomePage"] - {"home.StandardPage"}:
        expected["home.HomePage", section] = True
    assert refused == expected


def test_village_moves_nowhere_else(client_of, administrator, parents, marciac):
    for parent in parents.values():
        if parent.pk not in {marciac.pk, marciac.get_parent().pk}:
            client_of(administrator).post(f"/admin/pages/{marciac.pk}/move/{parent.pk}/confirm/")
    assert Page.objects.get(pk=marciac.pk).path == marciac.path
