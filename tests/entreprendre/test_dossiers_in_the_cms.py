"""The dossiers in the CMS: the CCI's roles, and nobody else."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import ModelLogEntry, ReferenceIndex

from cms.outbox.models import OutboxMessage
from entreprendre.models import DossierReading, TakeoverDossier
from tests.factories import TakeoverPageFactory
from tests.factories.media import picture
from tests.forms import form_data

from .conftest import OPENED, link_in

pytestmark = pytest.mark.django_db

SECRETS = ("Pain Secret", "rue des Canaris", "Honorine", "31 415", "31\u202f415", "enseigne")


def addresses(dossier, opening) -> dict[str, tuple[str, str]]:
    at = "/admin/dossiers"
    return {
        "list": ("get", f"{at}/"),
        "add": ("get", f"{at}/new/"),
        "edit": ("get", f"{at}/edit/{dossier.pk}/"),
        "trace": ("get", f"{at}/inspect/{dossier.pk}/"),
        "read": ("get", f"{at}/read/{dossier.pk}/"),
        "photograph": ("get", f"{at}/read/{dossier.pk}/{dossier.photographs.get().pk}/"),
        "save": ("post", f"{at}/edit/{dossier.pk}/"),
        "open": ("post", f"{at}/inspect/{dossier.pk}/"),
        "revoke": ("post", f"{at}/revoke/{dossier.pk}/{opening.pk}/"),
        "erase": ("post", f"{at}/erase/{dossier.pk}/"),
    }


@pytest.mark.parametrize("who", ["moderator", "adviser", "administrator"])
def test_the_cci_reads_and_each_time_is_a_row(request, client_of, dossier, opened, who):
    person = request.getfixturevalue(who)
    client = client_of(person)
    screens = addresses(dossier, opened[0])
    for name in ("list", "add", "trace"):
        words = client.get(screens[name][1])
        assert words.status_code == 200, name
        assert not any(secret in words.content.decode() for secret in SECRETS), name
    assert client.get(screens["photograph"][1]).status_code == 404
    assert not DossierReading.objects.exists()
    for count, name in enumerate(("edit", "read"), start=1):
        assert "Au Pain Secret" in client.get(screens[name][1]).content.decode()
        assert DossierReading.objects.filter(user=person, opening=None).count() == count
    assert client.get(screens["photograph"][1]).status_code == 200


@pytest.mark.parametrize(
    "who", ["committee", "colleague", "other_committee", "member", "translator", "visitor"]
)
def test_nobody_else_comes_near_it(request, client_of, dossier, opened, who):
    actor = request.getfixturevalue(who)
    client = actor if who == "visitor" else client_of(actor)
    for name, (method, address) in addresses(dossier, opened[0]).items():
        answer = getattr(client, method)(address, OPENED)
        assert answer.status_code in {302, 403}, name
        assert not any(secret in answer.content.decode() for secret in SECRETS), name
    assert not DossierReading.objects.exists()
    kept = TakeoverDossier.objects.get()
    assert kept.business_name and kept.openings.get().revoked_at is None


def test_what_deletes_has_no_address(client_of, administrator, dossier):
    client = client_of(administrator)
    for act in ("delete", "usage", "history", "copy"):
        assert client.get(f"/admin/dossiers/{act}/{dossier.pk}/").status_code == 404


def test_menu_leads_the_cci_there_and_nobody_else(client_of, adviser, committee):
    for person, is_there in ((adviser, True), (committee, False)):
        shown = client_of(person).get("/admin/").content.decode()
        assert ("/admin/dossiers/" in shown) is is_there


def test_an_adviser_makes_one_with_a_picture(client_of, adviser, teaser, marciac):
    public = TakeoverPageFactory(parent=marciac)
    client = client_of(adviser)
    form = client.get("/admin/dossiers/new/")
    choices = BeautifulSoup(form.content, "html.parser").select("select[name=page] option")
    assert [c["value"] for c in choices if c["value"]] == [str(teaser.pk)]
    assert str(public.pk) not in {c["value"] for c in choices}
    sent = form_data(form, "[name=page]") | {
        "page": str(teaser.pk),
        "business_name": "Au Pain Secret",
        "photographs-TOTAL_FORMS": "1",
        "photographs-0-file": picture("fournil.png"),
        "photographs-0-description": "La façade.",
        "photographs-0-ORDER": "1",
        "photographs-0-id": "",
        "photographs-0-DELETE": "",
    }
    answer = client.post("/admin/dossiers/new/", sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    dossier = TakeoverDossier.objects.get()
    photograph = dossier.photographs.get()
    assert photograph.file.name.startswith("dossiers/") and photograph.file.name.endswith(".jpg")
    assert "fournil" not in photograph.file.name
    assert dossier.readings.get().user == adviser


@pytest.mark.parametrize("name", ["fournil.png", "virus.png"])
def test_what_is_no_picture_is_refused_beside_its_field(client_of, adviser, dossier, name):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = client_of(adviser)
    address = f"/admin/dossiers/edit/{dossier.pk}/"
    sent = form_data(client.get(address), "[name=business_name]")
    sent["photographs-0-file"] = SimpleUploadedFile(name, b"not a picture", "image/png")
    answer = client.post(address, sent)
    assert answer.status_code == 200
    assert dossier.photographs.count() == 1


def test_a_picture_that_is_replaced_leaves_no_file(
    client_of, adviser, dossier, django_capture_on_commit_callbacks
):
    client = client_of(adviser)
    address = f"/admin/dossiers/edit/{dossier.pk}/"
    before = dossier.photographs.get()
    sent = form_data(client.get(address), "[name=business_name]")
    sent["photographs-0-file"] = picture("autre.png", colour=(1, 2, 3))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, sent).status_code == 302
    after = dossier.photographs.get()
    assert after.file.name != before.file.name
    assert not before.file.storage.exists(before.file.name)
    assert after.file.storage.exists(after.file.name)


def test_a_dossier_stays_with_its_advert(client_of, adviser, dossier, lectoure):
    other = TakeoverPageFactory(parent=lectoure, confidential=True)
    client = client_of(adviser)
    address = f"/admin/dossiers/edit/{dossier.pk}/"
    sent = form_data(client.get(address), "[name=business_name]") | {"page": str(other.pk)}
    assert client.post(address, sent).status_code == 302
    assert TakeoverDossier.objects.get().page_id == dossier.page_id


def test_it_is_opened_and_taken_back_on_its_screen(client_of, adviser, dossier, visitor):
    client = client_of(adviser)
    screen = f"/admin/dossiers/inspect/{dossier.pk}/"
    assert client.post(screen, OPENED).status_code == 302
    link = link_in(OutboxMessage.objects.get())
    assert visitor.post(link).status_code == 200
    shown = client.get(screen)
    assert "Rémi Repreneur" in shown.content.decode()
    revoke = BeautifulSoup(shown.content, "html.parser").select_one("form[action*=revoke]")
    assert client.post(revoke["action"]).status_code == 302
    assert visitor.get(link).status_code == 404
    assert client.post(revoke["action"]).status_code == 302  # said, and nothing changes


@pytest.mark.parametrize(
    "wrong", [{"email": "pas une adresse"}, {"days": "0"}, {"days": "9999"}, {"name": ""}]
)
def test_a_form_that_is_not_right_opens_nothing(client_of, adviser, dossier, wrong):
    answer = client_of(adviser).post(f"/admin/dossiers/inspect/{dossier.pk}/", OPENED | wrong)
    assert answer.status_code == 200
    assert not dossier.openings.exists()


def test_it_is_erased_before_its_time_when_asked(client_of, adviser, dossier, opened):
    client = client_of(adviser)
    assert client.post(f"/admin/dossiers/erase/{dossier.pk}/").status_code == 302
    assert client.get(f"/admin/dossiers/read/{dossier.pk}/").status_code == 404
    assert client.get(f"/admin/dossiers/edit/{dossier.pk}/").status_code == 404
    shown = client.get(f"/admin/dossiers/inspect/{dossier.pk}/")
    assert shown.status_code == 200
    assert "Rémi Repreneur" in shown.content.decode()


def test_wagtails_own_records_know_nothing_of_it(client_of, adviser, dossier, opened):
    client = client_of(adviser)
    address = f"/admin/dossiers/edit/{dossier.pk}/"
    client.post(address, form_data(client.get(address), "[name=business_name]"))
    for entry in ModelLogEntry.objects.all():
        assert not any(secret in f"{entry.label}{entry.data}" for secret in SECRETS)
    told = ReferenceIndex.objects.filter(base_content_type__app_label="entreprendre")
    assert not told.exclude(base_content_type__model__endswith="page").exists()
