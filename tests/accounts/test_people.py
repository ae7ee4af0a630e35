"""The person: one address however it is typed, one language whichever screen it is chosen on."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.users.models import UserProfile

from cms.editorial import groups
from tests import factories
from tests.factories.people import PASSWORD
from tests.forms import form_data

pytestmark = pytest.mark.django_db

User = get_user_model()


def test_address_is_kept_in_lower_case():
    assert User.objects.create_user(" Anne@Exemple.TEST ").email == "anne@exemple.test"


def test_person_without_an_address_is_refused():
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_database_refuses_the_same_address_in_capitals():
    factories.UserFactory(email="anne@exemple.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="ANNE@exemple.test")])


def test_same_address_in_capitals_is_an_error_with_words():
    factories.UserFactory(email="anne@exemple.test")
    with pytest.raises(ValidationError) as refusal:
        User(email="ANNE@exemple.test", password="x").full_clean()
    assert "email" in refusal.value.message_dict


def test_person_without_password_cannot_log_in():
    User.objects.create_user("anne@exemple.test")
    for password in ("", None, "!"):
        assert authenticate(email="anne@exemple.test", password=password) is None


def test_person_is_called_by_name_or_by_address():
    assert str(factories.UserFactory(first_name="Anne", last_name="Dupouy")) == "Anne Dupouy"
    assert str(User(email="anne@exemple.test")) == "anne@exemple.test"


# --- the CMS's screens of people -----------------------------------------------------------


@pytest.fixture
def screens(client_of, administrator):
    return client_of(administrator)


def test_list_of_people_can_be_read_and_searched(screens, committee):
    assert committee.email in screens.get("/admin/users/").text
    assert committee.email in screens.get(f"/admin/users/?q={committee.last_name}").text
    for order in ("name", "-name", "last_login", "is_active"):
        assert screens.get(f"/admin/users/?ordering={order}").status_code == 200
    assert screens.get("/admin/users/?export=csv").status_code == 200


def test_person_is_added_with_the_address_in_lower_case(screens):
    data = form_data(screens.get("/admin/users/new/"), 'form[action*="/users/new/"]') | {
        "email": "Nouvelle.Personne@Exemple.TEST",
        "first_name": "Nouvelle",
        "last_name": "Personne",
        "password1": "une-phrase-bien-assez-longue",
        "password2": "une-phrase-bien-assez-longue",
    }
    assert screens.post("/admin/users/new/", data).status_code == 302
    assert User.objects.get(first_name="Nouvelle").email == "nouvelle.personne@exemple.test"


def test_second_person_with_the_same_address_is_refused_with_words(screens):
    factories.UserFactory(email="anne@exemple.test")
    data = form_data(screens.get("/admin/users/new/"), 'form[action*="/users/new/"]') | {
        "email": "ANNE@exemple.test",
        "first_name": "Autre",
        "last_name": "Anne",
        "password1": "une-phrase-bien-assez-longue",
        "password2": "une-phrase-bien-assez-longue",
    }
    response = screens.post("/admin/users/new/", data)
    assert response.status_code == 200
    assert "email" in response.context["form"].errors


def test_weak_password_is_refused(screens):
    data = form_data(screens.get("/admin/users/new/"), 'form[action*="/users/new/"]') | {
        "email": "autre@exemple.test",
        "first_name": "Autre",
        "last_name": "Personne",
        "password1": "court",
        "password2": "court",
    }
    assert screens.post("/admin/users/new/", data).status_code == 200
    assert not User.objects.filter(email="autre@exemple.test").exists()


def test_screen_of_a_person_is_saved(screens, committee):
    address = f"/admin/users/edit/{committee.pk}/"
    data = form_data(screens.get(address), f'form[action*="/users/edit/{committee.pk}/"]')
    assert screens.post(address, data | {"first_name": "Annette"}).status_code == 302
    committee.refresh_from_db()
    assert committee.first_name == "Annette"
    assert committee.check_password(PASSWORD)


@pytest.fixture
def keeper():
    """An administrator by group, not a superuser."""
    return factories.UserFactory(administrator=True)


def test_administrator_by_group_does_not_make_superusers(client_of, keeper, committee):
    client = client_of(keeper)
    for person in (keeper, committee):
        address = f"/admin/users/edit/{person.pk}/"
        shown = client.get(address)
        data = form_data(shown, f'form[action*="/users/edit/{person.pk}/"]')
        client.post(address, data | {"is_superuser": "on"})
        person.refresh_from_db()
        assert not person.is_superuser


def test_administrator_by_group_does_not_take_over_a_superuser(client_of, keeper, administrator):
    client = client_of(keeper)
    address = f"/admin/users/edit/{administrator.pk}/"
    shown = client.get(address)
    data = {
        "email": "prise@exemple.test",
        "first_name": "P",
        "last_name": "P",
        "language": "fr",
        "is_active": "on",
        "password1": "une-phrase-bien-assez-longue",
        "password2": "une-phrase-bien-assez-longue",
    }
    client.post(address, data)
    client.post(f"/admin/users/delete/{administrator.pk}/")
    client.post(f"/admin/bulk/accounts/user/delete/?id={administrator.pk}")
    client.post(
        f"/admin/bulk/accounts/user/set_active_state/?id={administrator.pk}",
        {"mark_as_active": "False"},
    )
    kept = User.objects.get(pk=administrator.pk)
    assert kept.check_password(PASSWORD)
    assert (kept.email, kept.is_active, kept.is_superuser) == (administrator.email, True, True)
    assert shown.status_code in {302, 403, 404}


def test_administrator_by_group_gives_the_ccis_roles(client_of, keeper, committee):
    from django.contrib.auth.models import Group

    client = client_of(keeper)
    address = f"/admin/users/edit/{committee.pk}/"
    data = form_data(client.get(address), f'form[action*="/users/edit/{committee.pk}/"]')
    advisers = Group.objects.get(name=groups.ADVISERS)
    assert client.post(address, data | {"groups": [str(advisers.pk)]}).status_code == 302
    assert list(committee.groups.all()) == [advisers]


@pytest.mark.parametrize("who", ["committee", "moderator", "adviser", "translator"])
def test_people_are_not_told_of_to_others(request, client_of, member, who):
    client = client_of(request.getfixturevalue(who))
    member.last_name = "Quintardelle"  # a name that is no word of the screens
    member.save()
    for address in [
        "/admin/users/",
        f"/admin/users/edit/{member.pk}/",
        f"/admin/users/delete/{member.pk}/",
        f"/admin/bulk/accounts/user/delete/?id={member.pk}",
        f"/admin/users/history/{member.pk}/",
        "/admin/groups/",
    ]:
        response = client.get(address, follow=True)
        assert member.email not in response.text, address
        assert member.last_name not in response.text, address


# --- one language --------------------------------------------------------------------------


def test_language_chosen_in_the_cms_is_the_persons(client_of, committee):
    client = client_of(committee)
    data = form_data(client.get("/admin/account/"), '[name$="preferred_language"]')
    key = next(name for name in data if name.endswith("preferred_language"))
    client.post("/admin/account/", data | {key: "es"})
    committee.refresh_from_db()
    assert committee.language == "es"


def test_language_of_the_person_is_the_cms_one(committee):
    UserProfile.get_for_user(committee)
    committee.language = "pt"
    committee.save()
    assert UserProfile.objects.get(user=committee).preferred_language == "pt"


def test_first_screen_is_in_the_persons_language(client_of, marciac):
    person = factories.UserFactory(language="es")
    factories.MandateFactory(user=person, page=marciac)
    assert '<html lang="es"' in client_of(person).get("/admin/").text
