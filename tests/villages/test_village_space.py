"""« Mon village »: who comes in, and the acts of one press."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.editorial import review, standing
from cms.editorial.models import Mandate, ReviewState
from tests import factories
from tests.editorial.scenes import everything
from villages.models import HousingPage

pytestmark = pytest.mark.django_db

SPACE = "/fr/mon-village/"


@pytest.fixture
def home(marciac):
    return factories.HousingPageFactory(parent=marciac, title="Maison du puits")


def said(response) -> list[str]:
    """Return the messages on the screen that `response` leads to."""
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "mon-village"), ("en", "my-village"), ("es", "mi-pueblo"), ("pt", "minha-aldeia")],
)
def test_the_space_has_a_name_in_each_language(client_of, committee, language, word):
    answer = client_of(committee).get(f"/{language}/{word}/")
    assert answer.url == f"/{language}/{word}/marciac/"
    assert client_of(committee).get(answer.url).status_code == 200


def test_the_word_of_another_language_leads_nowhere(client_of, committee):
    assert client_of(committee).get("/fr/my-village/").status_code == 404


def test_who_is_not_logged_in_is_led_to_the_log_in_and_back(visitor, marciac):
    answer = visitor.get(f"{SPACE}marciac/")
    assert answer.url == f"/compte/login/?next={SPACE}marciac/"


SCREENS = ["", "logement/", "logement/{home}/", "photo/", "fermer/", "toujours-vrai/"]
ACTS = [
    "logement/",
    "logement/{home}/",
    "photo/",
    "toujours-vrai/shops/",
    "{home}/fermer/",
    "{home}/rouvrir/",
    "{home}/toujours-vrai/",
    "{home}/envoyer/",
    "{home}/retirer/",
]


@pytest.mark.parametrize("person", ["other_committee", "member", "translator", "adviser"])
def test_to_others_the_village_is_not_there_and_nothing_changes(
    client_of, request, marciac, home, person
):
    client = client_of(request.getfixturevalue(person))
    before = everything()
    for screen in SCREENS:
        path = f"{SPACE}marciac/{screen.format(home=home.pk)}"
        assert client.get(path).status_code == 404, path
    for act in ACTS:
        path = f"{SPACE}marciac/{act.format(home=home.pk)}"
        assert client.post(path, {"closed_as": "let", "submit": "1"}).status_code == 404, path
    assert everything() == before


def test_a_translator_of_the_village_is_none_of_its_people(client_of, marciac, home):
    person = factories.UserFactory()
    factories.MandateFactory(user=person, page=marciac, role=Mandate.Role.TRANSLATOR, language="en")
    assert client_of(person).get(f"{SPACE}marciac/").status_code == 404
    assert client_of(person).get(SPACE).status_code == 403


def test_who_keeps_no_village_is_told_so(client_of, member):
    assert client_of(member).get(SPACE).status_code == 403


def test_the_page_of_another_village_is_not_acted_on_through_ones_own(
    client_of, committee, lectoure
):
    foreign = factories.HousingPageFactory(parent=lectoure)
    client = client_of(committee)
    for act in ("fermer", "rouvrir", "toujours-vrai", "envoyer", "retirer"):
        answer = client.post(f"{SPACE}marciac/{foreign.pk}/{act}/", {"closed_as": "let"})
        assert answer.status_code == 404
    assert client.get(f"{SPACE}marciac/logement/{foreign.pk}/").status_code == 404
    assert not standing.standing_of(foreign).is_closed


def test_every_act_wants_the_token_of_its_form(client_of, committee, home):
    client = client_of(committee, enforce_csrf_checks=True)
    for act in ACTS:
        path = f"{SPACE}marciac/{act.format(home=home.pk)}"
        assert client.post(path, {"closed_as": "let"}).status_code == 403
    assert not standing.standing_of(home).is_closed


def test_who_keeps_several_villages_chooses(client_of, committee, marciac, lectoure):
    factories.MandateFactory(user=committee, page=lectoure, role=Mandate.Role.COMMITTEE)
    shown = client_of(committee).get(SPACE).content.decode()
    assert reverse("village_space:village", args=["marciac"]) in shown
    assert reverse("village_space:village", args=["lectoure"]) in shown


def test_the_cci_finds_every_village(client_of, moderator, marciac, lectoure):
    shown = client_of(moderator).get(SPACE).content.decode()
    assert "Marciac" in shown
    assert "Lectoure" in shown


def test_closing_takes_an_advert_off_at_once_and_opening_brings_it_back(
    client_of, visitor, committee, home
):
    client = client_of(committee)
    closed = client.post(f"{SPACE}marciac/{home.pk}/fermer/", {"closed_as": "let"}, follow=True)
    assert closed.status_code == 200
    assert visitor.get(home.address("fr")).status_code == 410
    assert not HousingPage.objects.listed().exists()
    client.post(f"{SPACE}marciac/{home.pk}/rouvrir/")
    assert visitor.get(home.address("fr")).status_code == 200


@pytest.mark.parametrize("closed_as", ["sold", "", "n’importe quoi"])
def test_a_home_to_rent_is_not_sold(client_of, committee, home, closed_as):
    answer = client_of(committee).post(
        f"{SPACE}marciac/{home.pk}/fermer/", {"closed_as": closed_as}, follow=True
    )
    assert len(said(answer)) == 1
    assert not standing.standing_of(home).is_closed


def test_the_screen_offers_only_what_a_home_can_be_closed_as(client_of, committee, home):
    shown = client_of(committee).get(f"{SPACE}marciac/fermer/").content.decode()
    assert 'value="let"' in shown
    assert 'value="sold"' not in shown


def test_still_true_shows_an_expired_advert_again(client_of, committee, marciac):
    home = factories.HousingPageFactory(parent=marciac, expired=True)
    assert not HousingPage.objects.listed().exists()
    client_of(committee).post(f"{SPACE}marciac/{home.pk}/toujours-vrai/")
    assert HousingPage.objects.listed().get() == home
    assert standing.standing_of(home).expires_on == timezone.localdate() + timedelta(days=90)


def test_a_draft_is_sent_and_taken_back(client_of, committee, marciac):
    draft = factories.HousingPageFactory(parent=marciac, draft=True)
    client = client_of(committee)
    client.post(f"{SPACE}marciac/{draft.pk}/envoyer/")
    assert review.waiting_state(draft).submitted_by == committee
    client.post(f"{SPACE}marciac/{draft.pk}/retirer/")
    assert review.waiting_state(draft) is None


def test_a_draft_with_gaps_is_not_sent_and_its_gaps_are_named(client_of, committee, marciac):
    draft = factories.HousingPageFactory(parent=marciac, draft=True)
    draft.price_eur = None
    draft.save_revision(user=committee, clean=False)
    answer = client_of(committee).post(f"{SPACE}marciac/{draft.pk}/envoyer/", follow=True)
    assert len(said(answer)) == 1
    assert review.waiting_state(draft) is None


def test_the_screen_tells_how_everything_stands(client_of, committee, marciac):
    make = factories.HousingPageFactory
    make(parent=marciac, title="Publique")
    make(parent=marciac, title="Louée", closed=True)
    make(parent=marciac, title="Échue", expired=True)
    make(parent=marciac, title="Brouillon", draft=True)
    make(parent=marciac, title="En attente", submitted=True, author=committee)
    make(parent=marciac, title="Renvoyée", sent_back=True, author=committee)
    answer = client_of(committee).get(f"{SPACE}marciac/")
    states = {thing.page.title: thing.state for thing in answer.context["things"]}
    assert states == {
        "Publique": "live",
        "Louée": "closed",
        "Échue": "expired",
        "Brouillon": "new",
        "En attente": "waiting",
        "Renvoyée": "sent_back",
    }
    assert "Dites-en plus." in answer.content.decode()


def test_nothing_here_publishes(client_of, committee, home):
    before = HousingPage.objects.get().live_revision_id
    client = client_of(committee)
    for act in ACTS:
        client.post(
            f"{SPACE}marciac/{act.format(home=home.pk)}",
            {"closed_as": "let", "action-publish": "1", "submit": "1", "live": "on"},
        )
    assert HousingPage.objects.get(pk=home.pk).live_revision_id == before
    assert not ReviewState.objects.filter(status=ReviewState.STATUS_APPROVED).exists()


def test_the_account_leads_its_people_here(client_of, committee, member):
    address = reverse("village_space:village", args=["marciac"])
    assert address in client_of(committee).get("/compte/").content.decode()
    assert "mon-village" not in client_of(member).get("/compte/").content.decode()


def test_the_cms_leads_its_people_here(client_of, committee, moderator, marciac):
    address = reverse("village_space:village", args=["marciac"])
    assert address in client_of(committee).get("/admin/").content.decode()
    assert address not in client_of(moderator).get("/admin/").content.decode()
