"""Rights as rows: who holds what, in which language, until when."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.editorial.models import Mandate
from tests import factories
from villages.models import VillagePage

pytestmark = pytest.mark.django_db


def may_edit(person, page) -> bool:
    person = type(person).objects.get(pk=person.pk)  # nothing remembered from before
    return page.permissions_for_user(person).can_edit()


def edit_screen(client, page) -> int:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code


@pytest.fixture
def in_english(village_index, home_page):
    """Return the function that gives a page's English translation."""
    english = Locale.objects.get_or_create(language_code="en")[0]

    def translate(page):
        for above in [home_page, village_index]:
            if not above.has_translation(english):
                above.copy_for_translation(english)
        return page.copy_for_translation(english)

    return translate


def test_three_people_hold_one_village_and_one_person_two(
    client_of, committee, colleague, marciac, lectoure
):
    groups = Group.objects.count()
    third = factories.UserFactory()
    factories.MandateFactory(user=third, page=marciac)
    factories.MandateFactory(user=third, page=lectoure)
    for person in (committee, colleague, third):
        assert edit_screen(client_of(person), marciac) == 200
    assert edit_screen(client_of(third), lectoure) == 200
    assert edit_screen(client_of(committee), lectoure) == 302
    assert Group.objects.count() == groups


def test_holder_of_two_villages_finds_no_third_one(client_of, committee, marciac, lectoure):
    factories.MandateFactory(user=committee, page=lectoure)
    secret = factories.VillagePageFactory(title="Zzsecret", slug="zzsecret", draft=True)
    client = client_of(committee)
    index = marciac.get_parent().pk
    for path in [
        f"/admin/pages/{index}/",
        f"/admin/choose-page/{index}/",
        f"/admin/api/main/pages/?child_of={index}&fields=*",
        "/admin/pages/search/?q=zzsec",
        "/admin/pages/usage/villages/villagepage/",
        f"/admin/choose-page/{secret.pk}/",
    ]:
        assert "Zzsecret" not in client.get(path, follow=True).text, path


def test_first_screen_shows_each_held_page(client_of, committee, lectoure):
    factories.MandateFactory(user=committee, page=lectoure)
    shown = client_of(committee).get("/admin/").text
    assert "Marciac" in shown
    assert "Lectoure" in shown


def test_deleted_mandate_is_refused_at_the_next_click(client_of, committee, marciac):
    client = client_of(committee)
    assert edit_screen(client, marciac) == 200
    committee.mandates.all().delete()
    assert edit_screen(client, marciac) == 302
    # the CMS itself is shut, without leading round in circles
    assert client.get("/admin/", follow=True).status_code == 403


def test_person_made_inactive_is_refused_at_the_next_click(client_of, committee, marciac):
    client = client_of(committee)
    type(committee).objects.filter(pk=committee.pk).update(is_active=False)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[marciac.pk]))
    assert response.status_code == 302
    assert "/login/" in response["Location"]
    committee.refresh_from_db()
    assert not may_edit(committee, marciac)


def test_mandate_covers_what_lies_below(annuaire_index, member_page):
    keeper = factories.UserFactory()
    factories.MandateFactory(user=keeper, page=annuaire_index, role=Mandate.Role.CULTURE_PARTNER)
    assert may_edit(keeper, member_page)


def test_mandate_without_language_covers_translations(committee, marciac, in_english):
    assert may_edit(committee, in_english(marciac))


def test_mandate_for_one_language_covers_that_one_only(marciac, in_english):
    translator = factories.UserFactory()
    factories.MandateFactory(
        user=translator, page=marciac, role=Mandate.Role.TRANSLATOR, language="en"
    )
    assert may_edit(translator, in_english(marciac))
    assert not may_edit(translator, marciac)


def test_languages_of_two_mandates_do_not_mix(marciac, lectoure, in_english):
    person = factories.UserFactory()
    factories.MandateFactory(user=person, page=marciac, language="en")
    factories.MandateFactory(user=person, page=lectoure, language="fr")
    assert may_edit(person, in_english(marciac))
    assert may_edit(person, lectoure)
    assert not may_edit(person, marciac)
    assert not may_edit(person, in_english(lectoure))


def test_mandate_on_the_home_page_is_refused(home_page):
    mandate = Mandate(user=factories.UserFactory(), page=home_page, role="committee")
    with pytest.raises(ValidationError) as refusal:
        mandate.full_clean()
    assert set(refusal.value.message_dict) == {"page"}


def test_mandate_on_a_translation_is_refused(marciac, in_english):
    mandate = Mandate(
        user=factories.UserFactory(),
        page=Page.objects.get(pk=in_english(marciac).pk),
        role="committee",
    )
    with pytest.raises(ValidationError) as refusal:
        mandate.full_clean()
    assert set(refusal.value.message_dict) == {"page"}


def test_mandate_screen_refuses_the_home_page(client_of, moderator, home_page):
    response = client_of(moderator).post(
        "/admin/mandates/new/",
        {"user": moderator.pk, "page": home_page.pk, "role": "committee", "language": ""},
    )
    assert response.status_code == 200
    assert not Mandate.objects.exists()


def test_mandate_remembers_who_gave_it(client_of, moderator, committee, lectoure):
    client_of(moderator).post(
        "/admin/mandates/new/",
        {"user": committee.pk, "page": lectoure.pk, "role": "committee", "language": ""},
    )
    assert Mandate.objects.get(page=lectoure).created_by == moderator


def test_holder_cannot_delete_a_village_that_was_never_public(client_of, village_index):
    village = factories.VillagePageFactory(draft=True, parent=village_index)
    holder = factories.UserFactory()
    factories.MandateFactory(user=holder, page=village)
    client = client_of(holder)
    client.post(f"/admin/pages/{village.pk}/delete/")
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={village.pk}")
    client.post(f"/admin/bulk/wagtailcore/page/move/?id={village.pk}", {"chooser": "1"})
    assert VillagePage.objects.filter(pk=village.pk, path=village.path).exists()


def test_member_has_no_access_to_the_cms(client_of, member, member_page):
    client = client_of(member)
    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get(f"/admin/pages/{member_page.pk}/edit/", follow=True).status_code == 403
    assert client.post(f"/admin/review/submit/{member_page.pk}/").status_code in {302, 403}
    member_page.refresh_from_db()
    assert member_page.current_workflow_state is None
