"""Somebody writes to the guichet about a project of culture, without an account or a cookie."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.outbox.models import OutboxMessage
from cms.public_forms import forms as public_forms
from guichet.enquiring.place import CULTURE
from guichet.models import Enquiry, OrganisationNeeds
from tests import factories
from tests.factories.cultura import CulturaIndexPageFactory
from tests.forms import form_data
from tests.public_forms.sending import typed

FORM_AT = "/en/contact/culture-project/"
FORM = "form:has([name=stamp])"
LEAST = {
    "name": "Nora Lamothe",
    "email": "Nora@exemple.test",
    "trade": "Dance",
    "message": "A duo.\n\nAnd <two> suitcases.",
}
NEEDS = {
    "people": "4",
    "space_uses": ["rehearsal", "storage"],
    "surface_m2": "120 m²",
    "height_m": "4,50 m",
    "floor": "dance",
    "access": "A lorry at the door",
    "lodging_people": "3",
    "lodging_time": "Ten days in June",
}
WHOLE = (
    LEAST
    | NEEDS
    | {
        "organisation": "Les Arcades",
        "phone": "0562000000",
        "call_when": "In the evening",
        "horizon": "half-year",
    }
)


@pytest.fixture(autouse=True)
def guichet(site, monkeypatch):
    """The section is there; a test types faster than anybody."""
    monkeypatch.setattr(public_forms, "SHORTEST", timedelta(0))
    return factories.GuichetPageFactory(parent=site.root_page.specific)


def send(client, fields, at=FORM_AT):
    return client.post(at, typed("culture_enquiry", fields))


def letters():
    return OutboxMessage.objects.order_by("pk")


def test_it_is_read_once_more_then_sent_once(visitor, adviser, moderator, committee, marciac):
    first = visitor.get(f"{FORM_AT}?village={marciac.slug}&village=nowhere")
    fields = form_data(first, FORM)
    assert fields["villages"] == marciac.slug
    review = visitor.post(FORM_AT, fields | WHOLE | {"step": "review"})
    assert review.status_code == 200
    told = BeautifulSoup(review.content, "html.parser").select_one("dl.review").get_text()
    for words in ("Les Arcades", "120", "4.5", "Marciac", "a sprung floor"):
        assert words in told
    assert not Enquiry.objects.exists()

    last = form_data(review, FORM) | {"step": "send"}
    for _time in range(2):
        answer = visitor.post(FORM_AT, last)
        assert (answer.status_code, answer["Location"]) == (302, f"{FORM_AT}?sent")
    assert not visitor.cookies
    enquiry = Enquiry.objects.get()
    assert (enquiry.state, enquiry.subject, enquiry.language) == ("new", "culture", "en")
    assert (enquiry.title, enquiry.phone) == ("Les Arcades", "05 62 00 00 00")
    assert enquiry.message.replace("\r\n", "\n") == WHOLE["message"]
    assert list(enquiry.villages.all()) == [marciac]
    needs = enquiry.organisation_needs
    assert (needs.people, needs.surface_m2, needs.height_m) == (4, 120, Decimal("4.5"))
    assert (needs.space_uses, needs.floor) == (["rehearsal", "storage"], "dance")

    recipients = [letter.recipient for letter in letters()]
    assert sorted(recipients) == sorted([adviser.email, moderator.email, "Nora@exemple.test"])
    for letter in letters():
        said = letter.subject + letter.text
        for word in ("Lamothe", "Arcades", "suitcases", "Marciac"):
            assert word not in said


def test_what_was_typed_comes_back_to_be_changed(visitor):
    review = visitor.post(FORM_AT, typed("culture_enquiry", WHOLE) | {"step": "review"})
    again = visitor.post(FORM_AT, form_data(review, FORM) | {"step": "change"})
    kept = form_data(again, FORM)
    assert {name: kept[name] for name in NEEDS} == NEEDS
    folded = BeautifulSoup(again.content, "html.parser").select("details.form-part")
    assert [part.has_attr("open") for part in folded] == [True, True, False]


@pytest.mark.parametrize("left_out", ["email", "phone"])
def test_one_way_to_answer_is_enough(visitor, left_out):
    fields = LEAST | {"phone": "+34 612 34 56 78"}
    del fields[left_out]
    assert send(visitor, fields).status_code == 302
    assert getattr(Enquiry.objects.get(), left_out) == ""
    assert letters().count() == (left_out == "phone")
    assert not OrganisationNeeds.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "nora"}, "email"),
        ({"email": "", "phone": "12"}, "phone"),
        ({"name": " "}, "name"),
        ({"trade": ""}, "trade"),
        ({"message": ""}, "message"),
        ({"message": "x" * 4_001}, "message"),
        ({"people": "0"}, "people"),
        ({"people": "many"}, "people"),
        ({"surface_m2": "1e9"}, "surface_m2"),
        ({"height_m": "NaN"}, "height_m"),
        ({"height_m": "4.555"}, "height_m"),
        ({"height_m": "31"}, "height_m"),
        ({"floor": "lava"}, "floor"),
        ({"space_uses": ["party"]}, "space_uses"),
        ({"horizon": "never"}, "horizon"),
        ({"lodging_people": "-1"}, "lodging_people"),
        ({"villages": ["nowhere"]}, "villages"),
        ({"villages": ["a\0b"]}, "villages"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_keeps_the_rest(rf, wrong, field):
    from guichet.enquiring.form import CultureForm

    form = CultureForm(rf.post(FORM_AT, typed("culture_enquiry", WHOLE | {"phone": ""} | wrong)))
    assert list(form.errors) == [field]
    assert not form.is_sent()
    part = next(part for part in form.parts if field in [each.name for each in part.fields])
    assert part.is_open or not part.is_folded


def test_a_refused_form_is_shown_again_with_what_was_typed(visitor):
    answer = send(visitor, WHOLE | {"height_m": "high"})
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("details[open] #id_height_m_error")
    assert form_data(answer, FORM)["message"].replace("\r\n", "\n") == WHOLE["message"]
    assert not Enquiry.objects.exists()


def test_what_looks_like_spam_is_held_and_only_the_cci_hears_of_it(visitor, adviser):
    for number in range(2):
        fields = LEAST | {"email": f"a{number}@exemple.test", "remarks": "x"}
        assert send(visitor, fields)["Location"] == f"{FORM_AT}?sent"
    assert set(Enquiry.objects.values_list("state", "doubt")) == {("held", "trap")}
    assert letters().get().recipient == adviser.email  # once a day


def test_who_wrote_reads_who_answers_and_by_when(visitor, guichet):
    CulturaIndexPageFactory(parent=guichet.get_parent().specific, with_adviser=True)
    send(visitor, LEAST)
    day = str((timezone.localdate() + timedelta(days=7)).year)
    sent = visitor.get(f"{FORM_AT}?sent").content.decode()
    for said in (letters().get().text, sent):
        assert "Carole Invent" in said
        assert day in said


def test_the_notice_on_personal_data_is_short_and_asks_for_no_consent(visitor):
    soup = BeautifulSoup(visitor.get(FORM_AT).content, "html.parser")
    assert len(re.findall(r"\w+", soup.select_one("#personal-data").get_text())) <= 80
    assert not soup.select(f"{FORM} input[type=checkbox][checked]")


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_each_language_has_its_own_address_and_is_remembered(visitor, guichet, language):
    address = CULTURE.address(language)
    assert guichet.address(language) in address
    page = visitor.get(guichet.address(language))
    assert page.status_code == 200
    assert f'href="{address}"' in page.content.decode()
    assert send(visitor, LEAST, at=address).status_code == 302
    assert Enquiry.objects.get().language == language


def test_another_languages_word_and_a_hidden_section_lead_nowhere(visitor, guichet):
    assert visitor.get("/en/contact/projet-culture/").status_code == 404
    guichet.unpublish()
    assert visitor.get(FORM_AT).status_code == 404


def test_the_form_holds_its_number_of_queries(visitor, guichet, django_assert_max_num_queries):
    index = guichet.get_parent().get_children().get(slug="villages").specific
    villages = factories.VillagePageFactory.create_batch(3, parent=index)
    visitor.get(FORM_AT)
    with django_assert_max_num_queries(20):
        visitor.get(FORM_AT, {"village": [village.slug for village in villages]})
