"""A volunteer tells of a home in one form: what is typed and sent is never lost."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from cms.editorial import review
from cms.editorial.panels import held_page
from cms.media.models import PageCollection, SiteImage
from tests import factories
from tests.factories.media import picture
from tests.forms import form_data
from villages.models import HousingPage
from villages.village_space import homes

pytestmark = pytest.mark.django_db

ADD = "/fr/mon-village/marciac/logement/"
TYPED = {
    "tenure": "rent",
    "kind": "house",
    "surface_m2": "85 m²",
    "rooms": "4",
    "bedrooms": "3",
    "price_eur": "590 €",
    "charges_eur": "30",
    "dpe": "D",
    "ges": "B",
    "energy_cost_min_eur": "1 240",
    "energy_cost_max_eur": "1\u202f720 €",
    "energy_cost_year": "2023",
    "has_fibre": "true",
    "presentation": "Au calme.",
}
SHOWN = "La façade, ses volets bleus et un tilleul."


@pytest.fixture
def client(client_of, committee):
    return client_of(committee)


def fill(client, address=ADD, **typed) -> dict:
    """Return all that the form at `address` would send, with what is `typed`."""
    return form_data(client.get(address), "main form.form") | typed


def test_a_home_with_a_photograph_is_added_and_sent_in_one_go(client, committee, marciac):
    sent = fill(client, **TYPED) | {
        "photographs-0-file": picture("facade.png"),
        "photographs-0-description": SHOWN,
        "photographs-0-rights": "own",
        "photographs-0-caption": "La façade",
        "submit": "1",
    }
    answer = client.post(ADD, sent)
    assert answer.url == "/fr/mon-village/marciac/"
    home = HousingPage.objects.get()
    assert (home.live, home.owner, home.get_parent().specific) == (False, committee, marciac)
    assert (home.title, home.slug) == ("Maison de 4 pièces à louer", "maison-de-4-pieces-a-louer")
    assert (home.price_eur, home.surface_m2, home.energy_cost_max_eur) == (590, 85, 1720)
    assert review.waiting_state(home).submitted_by == committee
    shown = home.get_latest_revision_as_object().photographs.get()
    assert (shown.caption, shown.image.description) == ("La façade", SHOWN)
    assert not shown.image.is_decorative
    assert shown.image.collection.of_page.page_id == marciac.pk
    assert shown.image.uploaded_by_user == committee


def test_two_homes_alike_have_two_addresses(client, marciac):
    for _home in range(2):
        client.post(ADD, fill(client, **TYPED))
    assert sorted(HousingPage.objects.values_list("slug", flat=True)) == [
        "maison-de-4-pieces-a-louer",
        "maison-de-4-pieces-a-louer-2",
    ]


def test_a_button_that_is_pressed_twice_adds_one_home(client, marciac):
    sent = fill(client, **TYPED, submit="1")
    for _press in range(2):
        picked = {"photographs-0-file": picture("a.png"), "photographs-0-description": SHOWN}
        picked["photographs-0-rights"] = "own"
        assert client.post(ADD, sent | picked).url == "/fr/mon-village/marciac/"
    home = HousingPage.objects.get()
    assert review.waiting_state(home)
    assert SiteImage.objects.count() == 1
    # who goes back and tells of another home in the same form adds it
    client.post(ADD, sent | {"surface_m2": "60"})
    assert sorted(HousingPage.objects.values_list("surface_m2", flat=True)) == [60, 85]


def test_what_was_typed_stays_when_a_colleague_sends_the_home_meanwhile(
    client, colleague, marciac, monkeypatch
):
    client.post(ADD, fill(client, **TYPED, keep="1"))
    home = HousingPage.objects.get()
    address = f"{ADD}{home.pk}/"
    sent = fill(client, address, presentation="Mon long texte.")

    def held_before_it_was_sent(page):
        held = held_page(page)
        review.submit(page, by=colleague)
        return held

    monkeypatch.setattr(homes, "held_page", held_before_it_was_sent)
    answer = client.post(address, sent | {"keep": "1"})
    assert answer.status_code == 409
    assert "Mon long texte." in answer.content.decode()
    assert home.get_latest_revision_as_object().presentation == "Au calme."


@pytest.mark.parametrize("typed", ["15/03/2027", "15.03.2027", "2027-03-15"])
def test_a_day_is_read_as_people_write_it_and_shown_again(client, marciac, typed):
    client.post(ADD, fill(client, tenure="rent", available_from=typed))
    home = HousingPage.objects.get()
    assert home.available_from == datetime.date(2027, 3, 15)
    assert fill(client, f"{ADD}{home.pk}/")["available_from"] == "15/03/2027"


def test_a_draft_may_have_gaps_and_is_not_sent(client, marciac):
    client.post(ADD, fill(client, tenure="rent", dpe="D", keep="1"))
    home = HousingPage.objects.get()
    assert (home.title, home.price_eur, home.dpe) == ("Logement à louer", None, "D")
    assert review.waiting_state(home) is None


def test_what_is_sent_to_the_cci_has_no_gaps(client, marciac):
    answer = client.post(ADD, fill(client, **TYPED | {"price_eur": "", "dpe": "E"}, submit="1"))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"price_eur"}
    assert form_data(answer, "main form.form")["presentation"] == "Au calme."
    assert not HousingPage.objects.exists()


def test_a_number_to_call_is_refused_wherever_it_is(client, marciac):
    answer = client.post(
        ADD,
        fill(client, **TYPED | {"presentation": "Tél. 06 12 34 56 78"})
        | {
            "photographs-0-file": picture("facade.png"),
            "photographs-0-description": SHOWN,
            "photographs-0-rights": "own",
            "photographs-0-caption": "marie@exemple.test",
        },
    )
    assert "presentation" in answer.context["form"].errors
    assert "caption" in answer.context["photographs"].errors[0]
    assert not HousingPage.objects.exists()


def test_a_picture_that_came_is_kept_while_the_rest_is_put_right(client, marciac):
    sent = fill(client, **TYPED | {"price_eur": ""}, submit="1") | {
        "photographs-1-file": picture("facade.png"),
        "photographs-1-description": "",
    }
    answer = client.post(ADD, sent)
    assert "description" in answer.context["photographs"].errors[1]
    kept = SiteImage.objects.get()
    again = form_data(answer, "main form.form")
    assert again["photographs-1-image"] == str(kept.pk)
    assert "rights" in answer.context["photographs"].errors[1]
    again |= {"photographs-1-description": SHOWN, "photographs-1-rights": "own"}
    client.post(ADD, again | {"price_eur": "590", "submit": "1"})
    shown = HousingPage.objects.get().get_latest_revision_as_object().photographs.get().image
    assert shown == kept
    assert (shown.description, shown.is_decorative) == (SHOWN, False)


def test_words_without_a_picture_ask_for_it(client, marciac):
    answer = client.post(ADD, fill(client, **TYPED) | {"photographs-0-description": SHOWN})
    assert "file" in answer.context["photographs"].errors[0]


def test_what_is_no_picture_is_refused_by_inspection(client, marciac):
    virus = SimpleUploadedFile("facade.png", b"<?php system($_GET[0]);", "image/png")
    answer = client.post(
        ADD,
        fill(client, **TYPED)
        | {"photographs-0-file": virus, "photographs-0-description": SHOWN, "submit": "1"},
    )
    assert "file" in answer.context["photographs"].errors[0]
    assert not SiteImage.objects.exists()
    assert not HousingPage.objects.exists()


def test_the_picture_of_others_cannot_be_named(client, marciac, other_committee):
    foreign = factories.SiteImageFactory(uploaded_by_user=other_committee)
    answer = client.post(
        ADD,
        fill(client, **TYPED)
        | {"photographs-0-image": foreign.pk, "photographs-0-description": "La mienne."},
    )
    assert "image" in answer.context["photographs"].errors[0]
    foreign.refresh_from_db()
    assert foreign.description == "Des arcades de pierre autour d’une place."
    assert f"/{foreign.pk}" not in answer.content.decode()
    assert not HousingPage.objects.exists()


def test_who_may_only_choose_a_picture_does_not_describe_it(client, committee, marciac, lectoure):
    """A translator of another village shows its pictures; their words are its people's."""
    factories.MandateFactory(user=committee, page=lectoure, role="translator", language="en")
    theirs = factories.SiteImageFactory(collection=PageCollection.objects.give(lectoure))
    place = {"photographs-0-image": theirs.pk, "photographs-0-description": "La mienne, enfin."}
    answer = client.post(ADD, fill(client, **TYPED) | place)
    assert "description" in answer.context["photographs"].errors[0]
    place["photographs-0-description"] = theirs.description
    assert client.post(ADD, fill(client, **TYPED) | place).status_code == 302
    before, theirs = theirs.description, SiteImage.objects.get()
    assert theirs.description == before


@pytest.fixture
def home(marciac):
    return factories.HousingPageFactory(parent=marciac, title="Maison", with_photographs=True)


def test_changing_a_live_home_changes_nothing_that_the_public_reads(client, home, committee):
    address = f"{ADD}{home.pk}/"
    client.post(address, fill(client, address, price_eur="640", submit="1"))
    assert HousingPage.objects.get().price_eur == 590
    assert review.waiting_state(home).submitted_by == committee
    draft = HousingPage.objects.get().get_latest_revision_as_object()
    assert draft.price_eur == 640
    assert [row.pk for row in draft.photographs.all()] == [row.pk for row in home.photographs.all()]


def test_a_picture_is_taken_out(client, home):
    address = f"{ADD}{home.pk}/"
    typed = fill(client, address)
    client.post(address, typed | {"photographs-0-remove": "on"})
    draft = HousingPage.objects.get().get_latest_revision_as_object()
    left = [str(row.image_id) for row in draft.photographs.all()]
    assert left == [typed["photographs-1-image"]]


def test_the_words_of_an_approved_picture_stay(client, home):
    address = f"{ADD}{home.pk}/"
    answer = client.post(
        address, fill(client, address) | {"photographs-0-description": "Un bidet neuf."}
    )
    assert "description" in answer.context["photographs"].errors[0]


def test_a_home_that_waits_is_not_changed(client, marciac, committee):
    home = factories.HousingPageFactory(parent=marciac, submitted=True, author=committee)
    before = home.latest_revision_id
    answer = client.post(f"{ADD}{home.pk}/", TYPED)
    assert "retirer" in answer.content.decode()
    assert HousingPage.objects.get().latest_revision_id == before


def test_the_words_of_the_moderator_stand_above_the_form(client, marciac, committee):
    home = factories.HousingPageFactory(parent=marciac, sent_back=True, author=committee)
    assert "Dites-en plus." in client.get(f"{ADD}{home.pk}/").content.decode()


def test_what_is_saved_after_a_thousand_versions_is_not_late(client, home):
    revision = home.latest_revision
    revision.pk = 1_234_567
    revision.save(force_insert=True)
    Page.objects.filter(pk=home.pk).update(latest_revision=revision)
    address = f"{ADD}{home.pk}/"
    mine = fill(client, address)
    assert mine["loaded_revision_id"] == "1234567"
    assert client.post(address, mine | {"keep": "1"}).status_code == 302
    late = client.post(address, mine | {"keep": "1"})
    assert late.status_code == 409
    again = form_data(late, "main form.form")
    assert client.post(address, again | {"keep": "1"}).status_code == 302


def test_a_late_save_is_refused_with_both_versions_and_can_be_put_over(
    client, client_of, colleague, home
):
    address = f"{ADD}{home.pk}/"
    mine = fill(client, address, presentation="La version d’Anne")
    other = client_of(colleague)
    other.post(address, fill(other, address, presentation="La version de Bruno"))
    answer = client.post(address, mine)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Bruno" in shown
    assert "Anne" in shown
    draft = HousingPage.objects.get().get_latest_revision_as_object()
    assert draft.presentation == "La version de Bruno"
    client.post(address, form_data(answer, "main form.form"))
    draft = HousingPage.objects.get().get_latest_revision_as_object()
    assert draft.presentation == "La version d’Anne"
