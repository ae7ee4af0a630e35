"""Nothing typed is lost when the session has expired, and nothing goes to the wrong person."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from cms.kept_forms.keeping import MOST, erase_kept_forms
from cms.kept_forms.models import KeptForm
from tests import factories
from tests.factories.media import picture
from tests.factories.people import PASSWORD
from tests.forms import form_data

BY_HAND = {"Origin": "http://testserver", "Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
BY_SCRIPT = {"Origin": "http://testserver", "Accept": "*/*", "Sec-Fetch-Mode": "cors"}
WORDS = "Un comptoir, deux établis & une « vue ».\nEt l’atelier."


@pytest.fixture
def desk(committee):
    """A browser that checks CSRF tokens, where `committee` is logged in."""
    client = Client(enforce_csrf_checks=True)
    log_in(client, committee)
    return client


def log_in(client, person, to="/compte/login/"):
    form = form_data(client.get(to), "form[action*='/login/']")
    answer = client.post(
        to,
        form | {"login": person.email, "password": PASSWORD},
        headers={"Origin": BY_HAND["Origin"]},
    )
    assert answer.status_code == 302
    return answer["Location"]


def end_session(client):
    """As when it has run out: the browser keeps its cookie, the site has forgotten it."""
    Session.objects.all().delete()


def opened(client, page):
    """Return the editor's form of `page` as it would be sent, with words typed into it."""
    url = f"/admin/pages/{page.pk}/edit/"
    return url, form_data(client.get(url), "#page-edit-form") | {"summary": WORDS}


def draft(page):
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def test_what_was_typed_in_the_cms_is_sent_once_its_author_is_back(desk, committee, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    answer = desk.post(url, typed, headers=BY_HAND)
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    assert escape(WORDS.splitlines()[1]) in answer.content.decode()
    assert draft(marciac).summary != WORDS

    [link] = [a for a in answer.content.decode().split('"') if a.startswith("/compte/login/?next=")]
    back = log_in(desk, committee, to=link)
    assert back.startswith("/compte/kept/")
    again = desk.get(back)
    sent = form_data(again, f"form[action='{url}']")
    assert {**sent, "kept-form": "", "csrfmiddlewaretoken": ""} == {
        **typed,
        "summary": WORDS.replace("\n", "\r\n") if "\r" in sent["summary"] else WORDS,
        "kept-form": "",
        "csrfmiddlewaretoken": "",
    }
    assert desk.post(url, sent, headers=BY_HAND).status_code == 302
    assert draft(marciac).summary.replace("\r", "") == WORDS
    assert not KeptForm.objects.exists()
    assert desk.get(back).status_code == 410


def test_what_was_typed_in_mon_village_is_kept_too(desk, committee, marciac):
    url = "/fr/mon-village/marciac/logement/"
    typed = form_data(desk.get(url), "form:has([name=tenure])") | {"presentation": WORDS}
    end_session(desk)
    answer = desk.post(url, typed, headers=BY_HAND)
    assert answer.status_code == 403
    assert KeptForm.objects.get().owner == committee


def test_who_logged_in_again_in_another_tab_sends_it_from_the_page(desk, committee, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    log_in(desk, committee)
    answer = desk.post(url, typed, headers=BY_HAND)
    assert answer.status_code == 403
    sent = form_data(answer, f"form[action='{url}']")
    assert desk.post(url, sent, headers=BY_HAND).status_code == 302
    assert draft(marciac).summary.replace("\r", "") == WORDS
    assert not KeptForm.objects.exists()


def test_it_is_never_sent_in_the_name_of_somebody_else(desk, colleague, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    log_in(desk, colleague)
    answer = desk.post(url, typed, headers=BY_HAND)
    assert answer.status_code == 403
    assert escape(WORDS.splitlines()[1]) in answer.content.decode()
    with pytest.raises(LookupError):
        form_data(answer, f"form[action='{url}']")


def test_kept_for_one_person_it_is_only_shown_to_another_in_the_same_browser(
    desk, colleague, marciac
):
    url, typed = opened(desk, marciac)
    end_session(desk)
    desk.post(url, typed, headers=BY_HAND)
    log_in(desk, colleague)
    answer = desk.get(f"/compte/kept/{KeptForm.objects.get().pk}/")
    with pytest.raises(LookupError):
        form_data(answer, f"form[action='{url}']")


def test_another_browser_cannot_open_it(desk, committee, client_of, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    desk.post(url, typed, headers=BY_HAND)
    kept = KeptForm.objects.get()
    assert WORDS.encode() not in bytes(kept.contents)
    assert client_of(committee).get(f"/compte/kept/{kept.pk}/").status_code == 410
    assert Client().get(f"/compte/kept/{kept.pk}/").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {},
        BY_HAND | {"Origin": "https://elsewhere.example"},
        BY_HAND | {"Sec-Fetch-Site": "cross-site"},
        BY_HAND | {"Origin": "null"},
        BY_SCRIPT,
        BY_HAND | {"X-Requested-With": "XMLHttpRequest"},
    ],
)
def test_what_did_not_come_from_a_page_of_ours_is_not_kept(desk, marciac, headers):
    url, typed = opened(desk, marciac)
    end_session(desk)
    answer = desk.post(url, typed, headers=headers)
    assert answer.status_code in (302, 403)
    assert WORDS.splitlines()[1] not in answer.content.decode()
    assert not KeptForm.objects.exists()


def test_a_browser_that_never_logged_in_has_nothing_kept_here(marciac):
    client = Client()
    answer = client.post(f"/admin/pages/{marciac.pk}/edit/", {"summary": WORDS}, headers=BY_HAND)
    assert answer.status_code == 403
    assert escape(WORDS.splitlines()[1]) in answer.content.decode()
    assert not KeptForm.objects.exists()


def test_passwords_are_never_kept_nor_shown(desk, committee):
    url = "/compte/password/change/"
    typed = {"oldpassword": PASSWORD, "password1": "s3cret", "password2": "s3cret"}
    with_an_old_token = desk.post(url, typed, headers=BY_HAND)
    end_session(desk)
    logged_out = desk.post(url, typed, headers=BY_HAND)
    for answer in (with_an_old_token, logged_out):
        assert "s3cret" not in answer.content.decode()
    assert not KeptForm.objects.exists()


def test_a_password_among_other_fields_is_left_out_and_said(administrator):
    client = Client(enforce_csrf_checks=True)
    log_in(client, administrator)
    url = "/admin/users/new/"
    typed = form_data(client.get(url), "form:has([name=email])")
    end_session(client)
    typed |= {"email": "neuf@exemple.test", "password1": "s3cret-long", "password2": "s3cret-long"}
    answer = client.post(url, typed, headers=BY_HAND)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert ("neuf@exemple.test" in page, "s3cret" in page) == (True, False)
    log_in(client, administrator)
    again = form_data(
        client.get(f"/compte/kept/{KeptForm.objects.get().pk}/"), f"[action='{url}'] *"
    )
    assert "password1" not in again


def test_files_are_named_to_be_chosen_again(desk, marciac):
    url = "/fr/mon-village/marciac/photo/"
    typed = form_data(desk.get(url), "form:has([type=file])")
    end_session(desk)
    answer = desk.post(url, typed | {"file": picture("facade.png")}, headers=BY_HAND)
    assert answer.status_code == 403
    assert "facade.png" in answer.content.decode()


def test_a_form_is_kept_for_an_hour(desk, committee, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    desk.post(url, typed, headers=BY_HAND)
    log_in(desk, committee)
    kept = KeptForm.objects.get()
    assert erase_kept_forms(timezone.now() + timedelta(minutes=59)) == 0
    assert desk.get(f"/compte/kept/{kept.pk}/").status_code == 200
    KeptForm.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    assert desk.get(f"/compte/kept/{kept.pk}/").status_code == 410
    assert erase_kept_forms() == 1


def test_few_forms_of_one_person_are_kept(desk, committee, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    for _time in range(MOST + 2):
        desk.post(url, typed, headers=BY_HAND)
    assert KeptForm.objects.filter(owner=committee).count() == MOST


def test_who_only_reads_gets_no_cookie(visitor, marciac):
    answer = visitor.get("/fr/villages/marciac/")
    assert answer.status_code == 200
    assert not answer.cookies


def test_nobody_erases_what_is_kept_for_another(desk, committee, colleague, client_of, marciac):
    url, typed = opened(desk, marciac)
    end_session(desk)
    desk.post(url, typed, headers=BY_HAND)
    kept = KeptForm.objects.get()
    other = client_of(factories.UserFactory())
    for said in (str(kept.pk), "x", ""):
        other.post("/fr/mon-village/", {"kept-form": said})
    desk.post("/fr/mon-village/", {"kept-form": str(kept.pk)})
    assert KeptForm.objects.filter(pk=kept.pk).exists()
