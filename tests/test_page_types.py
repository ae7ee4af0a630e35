"""Every page type can be made, read, edited and previewed. A type without a factory fails here."""

import pytest
from django.urls import reverse

from tests import source
from tests.factories import PAGE_FACTORIES
from tests.forms import form_data

FACTORIES = {factory._meta.model: factory for factory in PAGE_FACTORIES}
ONE_OF_A_KIND = {"HomePage", "VillageIndexPage", "AnnuaireIndexPage"}

every_page_type = pytest.mark.parametrize(
    "model", source.page_types(), ids=lambda model: model.__name__
)


@pytest.fixture
def live_page(model, site):
    """One live page of the type."""
    if model.__name__ in ONE_OF_A_KIND:
        return model.objects.get()
    return FACTORIES[model]()


def test_every_page_type_has_a_factory():
    assert set(FACTORIES) == set(source.page_types())


@every_page_type
@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_it_is_read_in_every_language(live_page, visitor, language):
    response = visitor.get(live_page.address(language))
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language
    if language == "fr":
        assert live_page.title in response.content.decode()


@every_page_type
def test_it_is_edited_in_the_cms(live_page, client_of, administrator):
    browser = client_of(administrator)
    address = reverse("wagtailadmin_pages:edit", args=[live_page.pk])
    data = form_data(browser.get(address), "#page-edit-form") | {"title": "Un titre nouveau"}
    response = browser.post(address, data)
    assert response.status_code == 302
    saved = type(live_page).objects.get(pk=live_page.pk)
    assert saved.get_latest_revision_as_object().title == "Un titre nouveau"
    assert saved.title == live_page.title  # a draft, nothing live


@every_page_type
def test_it_is_previewed_as_it_would_be(live_page, client_of, administrator):
    browser = client_of(administrator)
    form = browser.get(reverse("wagtailadmin_pages:edit", args=[live_page.pk]))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[live_page.pk])
    changed = {"title": "Pas encore", "headline": "Pas encore"}  # a home page shows its headline
    stored = browser.post(address, form_data(form, "#page-edit-form") | changed)
    assert stored.json()["is_valid"]
    assert "Pas encore" in browser.get(address).content.decode()


@every_page_type
def test_it_is_previewed_before_it_is_added(live_page, client_of, administrator):
    browser = client_of(administrator)
    form = browser.get(reverse("wagtailadmin_pages:edit", args=[live_page.pk]))
    new = {"title": "Pas encore", "headline": "Pas encore", "slug": "pas-encore"}
    if live_page._meta.model_name == "villagepage":
        new["insee_code"] = "32999"  # no other village's
    typed = _as_new_rows(form_data(form, "#page-edit-form")) | new
    kind = live_page._meta.app_label, live_page._meta.model_name
    address = reverse("wagtailadmin_pages:preview_on_add", args=[*kind, live_page.get_parent().pk])
    assert browser.post(address, typed).json()["is_valid"]
    response = browser.get(address)
    assert response.status_code == 200
    assert "Pas encore" in response.content.decode()


def _as_new_rows(data: dict) -> dict:
    """Return what a form would send whose rows were typed just now: they have no number yet."""
    new = {name: "0" for name in data if name.endswith("-INITIAL_FORMS")}
    rows = [name.removesuffix("-INITIAL_FORMS") for name in new]
    new |= {
        name: ""
        for name in data
        if name.endswith("-id") and any(name.startswith(f"{row}-") for row in rows)
    }
    return data | new
