"""One request of a company: sent once, relayed by mail, to nobody who is not on the list."""

import pytest
from bs4 import BeautifulSoup

from annuaire.models import Addressee, CompanyRequest
from cms.outbox.delivery import deliver_due
from cms.public_forms.models import Doubt
from tests import factories
from tests.annuaire.company_requests import (
    ASKED,
    REQUEST,
    ask,
    kept_entry,
    letters,
    pause,
    query,
    recipients,
    text_of,
)
from tests.forms import form_data
from tests.outbox.conftest import smtp  # noqa: F401 a fixture
from tests.public_forms.sending import typed

pytestmark = pytest.mark.django_db

SENT = "/fr/annuaire/demande/?envoye=1"
COMPANY = ASKED["email"]
CCI = "bonjour@exemple.test"


@pytest.fixture
def cci(site):
    return factories.SiteSettingsFactory(site=site)


@pytest.fixture
def entries(annuaire_index, cci):
    return [kept_entry(slug) for slug in ("alba", "bera", "cora", "dora", "edda", "fria")]


def answers() -> dict[str, str]:
    return dict(Addressee.objects.values_list("page__slug", "answer"))


def test_a_request_is_read_once_more_then_sent_to_those_who_were_chosen(visitor, entries):
    shown = visitor.get(REQUEST + query("alba", "bera"))
    data = form_data(shown, "main form") | ASKED | {"step": "review"}
    review = visitor.post(REQUEST + query("alba", "bera"), data)
    assert "<textarea" not in review.text and "Traduire un site." in review.text
    assert {"Alba", "Bera"} <= {
        tag.get_text() for tag in BeautifulSoup(review.content, "html.parser").select(".tag")
    }
    assert not CompanyRequest.objects.exists()
    again = form_data(review, "main form")
    again["stamp"] = typed("company_request", {})["stamp"]  # a person takes a minute
    response = visitor.post(REQUEST + query("alba", "bera"), again | {"step": "send"})
    assert response.status_code == 302 and response["Location"] == SENT
    assert not response.cookies and visitor.get(SENT).status_code == 200
    assert recipients() == ["alba@exemple.test", COMPANY, "bera@exemple.test"]


def test_a_member_replies_to_the_company_which_never_learns_an_address(visitor, entries):
    ask(visitor, "alba", "bera")
    to_member = letters("alba@exemple.test")[0]
    assert to_member["Reply-To"] == COMPANY and to_member["To"] == "alba@exemple.test"
    assert "> Traduire un site.\n> Du danois." in text_of(to_member)
    assert "3 000 €" in text_of(to_member)
    (copy,) = letters(COMPANY)
    assert copy["Reply-To"] is None
    assert "Alba" in text_of(copy) and "Bera" in text_of(copy)
    whole = copy.as_string() + "".join(part.get_content() for part in copy.iter_parts())
    assert "@exemple.test" not in whole


def test_each_letter_is_in_the_language_of_who_gets_it(visitor, entries):
    user = entries[0].mandates.get().user
    user.language = "es"
    user.save()
    ask(visitor, "alba", "bera", address="/pt/diretorio/pedido/")
    assert letters("alba@exemple.test")[0]["Content-Language"] == "es"
    assert "/es/directorio/empresas/reponse/" in text_of(letters("alba@exemple.test")[0])
    assert letters("bera@exemple.test")[0]["Content-Language"] == "fr"
    assert letters(COMPANY)[0]["Content-Language"] == "pt"


def test_the_same_form_sent_twice_makes_one_request(visitor, entries):
    data = typed("company_request", ASKED)
    for _time in range(3):
        assert visitor.post(REQUEST + query("alba"), data)["Location"] == SENT
    assert CompanyRequest.objects.count() == 1 and len(letters()) == 2


def test_without_a_member_the_cci_is_asked_at_its_own_address(visitor, entries):
    ask(visitor)
    assert recipients() == [COMPANY, CCI]
    assert letters(CCI)[0]["Reply-To"] == COMPANY
    assert CompanyRequest.objects.get().goes_to_the_cci


def test_the_cci_reads_along_when_it_is_asked_for_advice(visitor, entries):
    ask(visitor, "alba", asks_advice="on")
    assert recipients() == ["alba@exemple.test", COMPANY, CCI]
    assert "Alba" in text_of(letters(CCI)[0])


def test_where_the_cci_has_said_no_address_moderators_are_written_to(
    visitor, annuaire_index, moderator
):
    ask(visitor)
    assert recipients() == sorted([COMPANY, moderator.email])


def test_five_members_at_most_are_written_to(visitor, entries):
    ask(visitor, *(entry.slug for entry in entries))
    assert recipients().count("fria@exemple.test") == 0
    assert len(answers()) == 5


def test_who_paused_since_is_not_written_to_and_the_company_is_told(visitor, entries):
    pause(entries[1])
    assert "1 of those" in visitor.get("/en/directory/request/?membre=alba&membre=bera").text
    ask(visitor, "alba", "bera")
    assert recipients() == ["alba@exemple.test", COMPANY]
    assert answers() == {"alba": "waiting", "bera": "unreached"}
    assert "Bera" in text_of(letters(COMPANY)[0])


def test_when_all_have_left_the_company_chooses_again_or_asks_the_cci(visitor, entries):
    pause(entries[0])
    response = ask(visitor, "alba")
    assert response.status_code == 200 and form_data(response, "main form")["needs"]
    assert not CompanyRequest.objects.exists()
    ask(visitor, "alba", asks_advice="on")
    assert recipients() == [COMPANY, CCI]


def test_a_member_without_an_account_is_left_to_the_cci(visitor, entries):
    factories.MemberPageFactory(title="Sans compte", slug="sans-compte")
    closed = entries[0].mandates.get().user
    closed.is_active = False
    closed.save()
    ask(visitor, "sans-compte", "alba", "bera")
    assert recipients() == [COMPANY, "bera@exemple.test", CCI]
    assert "Sans compte" in text_of(letters(CCI)[0])


def test_a_slug_that_is_nobodys_changes_nothing(visitor, entries):
    ask(visitor, "alba", "personne", "../admin", "%00")
    assert recipients() == ["alba@exemple.test", COMPANY]


@pytest.mark.parametrize(
    "fields",
    [
        {"needs": ""},
        {"needs": "a" * 50_000},
        {"needs": "a\0b"},
        {"company": "\0"},
        {"company": "a" * 121},
        {"email": "ana"},
        {"email": "ana@chais.test\r\nBcc: all@exemple.test"},
        {"siret": "12345678901234"},
        {"siret": "1"},
        {"phone": "appelez-moi"},
        {"work_mode": "on-the-moon"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(visitor, entries, fields):
    response = ask(visitor, "alba", **fields)
    assert response.status_code == 200 and "errorlist" in response.text
    assert not CompanyRequest.objects.exists() and not letters()


def test_nobody_writes_a_header_or_markup_through_the_form(visitor, entries):
    evil = "Chais\r\nBcc: all@exemple.test\r\n\r\n<script>alert(1)</script>"
    ask(visitor, "alba", company=evil, name=evil, needs="<img src=x onerror=alert(1)>\n\n{{ x }}")
    assert recipients() == ["alba@exemple.test", COMPANY]
    for letter in letters():
        assert letter["Bcc"] is None and letter["Cc"] is None
        markup = letter.get_body(("html",)).get_content()
        assert "<script" not in markup and "<img" not in markup
        assert "&lt;script&gt;" in markup or "&lt;img" in markup


@pytest.mark.parametrize(
    ("fields", "ago", "doubt"),
    [
        ({"remarks": "x"}, {"minutes": 1}, Doubt.TRAP),
        ({}, {"seconds": 0}, Doubt.FAST),
        ({"needs": "www.a.test www.b.test www.c.test"}, {"minutes": 1}, Doubt.LINKS),
    ],
)
def test_what_looks_like_spam_waits_for_a_moderator_and_its_sender_is_told_nothing_else(
    visitor, entries, moderator, fields, ago, doubt
):
    response = ask(visitor, "alba", ago=ago, **fields)
    assert response["Location"] == SENT
    held = CompanyRequest.objects.get()
    assert (held.state, held.doubt) == ("held", doubt) and held.sent_at is None
    assert recipients() == [moderator.email]
    assert "a.test" not in text_of(letters()[0]) and ASKED["needs"] not in text_of(letters()[0])


def test_too_many_requests_are_refused_and_what_was_typed_stays(visitor, entries):
    for number in range(5):
        ask(visitor, "alba", needs=f"Texte {number}")
    response = ask(visitor, "bera", needs="Le sixième")
    assert response.status_code == 429 and response["Retry-After"]
    assert form_data(response, "main form")["needs"] == "Le sixième"
    assert CompanyRequest.objects.count() == 5


def test_the_letters_go_out_as_they_were_written(smtp, visitor, entries):  # noqa: F811
    ask(visitor, "alba", needs="Un café – « s’il vous plaît » ?\n.\nFin.")
    assert deliver_due() == (2, 0, True)
    assert sorted(smtp.recipients) == ["alba@exemple.test", COMPANY]
    got = {mail["To"]: mail for mail in smtp.mails}
    assert got["alba@exemple.test"]["Reply-To"] == COMPANY
    assert "> Un café – « s’il vous plaît » ?\n> .\n> Fin." in text_of(got["alba@exemple.test"])
    assert "alba@exemple.test" not in got[COMPANY].as_string()
