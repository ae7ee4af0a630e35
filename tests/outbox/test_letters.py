"""Letters: from a template, in the language of who gets them."""

import datetime
import email
import email.policy

import pytest
from bs4 import BeautifulSoup
from django.template import TemplateDoesNotExist
from django.utils import translation

from cms.outbox.letters import post_letter
from cms.outbox.models import OutboxMessage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters")]

CONTEXT = {"name": "Anne", "day": datetime.date(2026, 2, 1), "word": "L’été <b>arrive</b> & voilà"}


def write(to=("anne@x.test", "fr"), key="", **context):
    return post_letter("letters/hello", to=to, context=CONTEXT | context, key=key)


@pytest.mark.parametrize(
    ("language", "month"),
    [("fr", "février"), ("en", "February"), ("es", "febrero"), ("pt", "Fevereiro")],
)
def test_a_letter_is_in_the_language_of_its_recipient(language, month):
    with translation.override("fr"):
        row = write(to=factories.UserFactory(language=language))
        assert translation.get_language() == "fr"

    assert month.lower() in row.text.lower()
    assert row.language == language
    assert email.message_from_bytes(bytes(row.content))["Content-Language"] == language
    assert BeautifulSoup(row.html, "html.parser").html["lang"] == language


def test_a_letter_to_an_address_names_its_language():
    row = write(to=("household@x.test", "en"))

    assert row.recipient == "household@x.test"
    assert row.text.startswith("household@x.test, February")


def test_a_user_is_written_to_at_their_address_and_by_their_name():
    anne = factories.UserFactory(first_name="Anne", last_name="Dupouy")

    row = write(to=anne)

    assert row.recipient == anne.email
    assert row.text.startswith("Anne Dupouy, février")


def test_the_text_is_plain_and_the_html_is_escaped():
    row = write()

    assert "L’été <b>arrive</b> & voilà" in row.text
    page = BeautifulSoup(row.html, "html.parser")
    assert not page.find_all(["b", "script", "img"])
    assert "L’été <b>arrive</b> & voilà" in page.get_text()


@pytest.mark.parametrize(
    "word",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "{{ x }}",
    ],
)
def test_hostile_words_stay_words(word):
    page = BeautifulSoup(write(word=word, name=word).html, "html.parser")

    assert not page.find_all(["script", "img"])
    schemes = {link["href"].partition(":")[0] for link in page.find_all("a")}
    assert schemes == {"http", "mailto"}
    assert word in page.body.get_text()


def test_addresses_in_the_text_become_links():
    links = BeautifulSoup(write().html, "html.parser").find_all("a")

    assert "http://testserver/fr/villages/?a=1&b=2" in [link["href"] for link in links]


def test_paragraphs_stay_paragraphs():
    page = BeautifulSoup(write(word="Un.\nDeux.\n\nTrois.").html, "html.parser")

    assert [p.get_text("|", strip=True) for p in page.find_all("p")][2:4] == ["Un.|Deux.", "Trois."]


def test_a_subject_is_one_line():
    row = write(name="Anne\r\nBcc: tous@x.test\n")

    assert row.subject == "Bonjour Anne Bcc: tous@x.test"
    assert email.message_from_bytes(bytes(row.content))["Bcc"] is None


def test_there_are_no_gaps_where_a_template_said_nothing():
    assert "\n\n\n" not in write().text


def test_no_holiday_notice_answers_a_letter():
    assert email.message_from_bytes(bytes(write().content))["Auto-Submitted"] == "auto-generated"


def test_a_letter_posted_twice_under_one_key_is_one_letter():
    assert write(key="k").pk == write(key="k", name="Bob").pk
    assert write(key="other").pk != write(key="k").pk
    assert OutboxMessage.objects.count() == 2


def test_an_unknown_template_posts_nothing():
    with pytest.raises(TemplateDoesNotExist):
        post_letter("letters/none", to=("a@x.test", "fr"), context={})
    assert not OutboxMessage.objects.exists()


def test_a_letter_takes_files_with_it():
    row = post_letter(
        "letters/hello",
        to=("anne@x.test", "fr"),
        context=CONTEXT,
        attachments=[("invitation.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar; method=PUBLISH")],
    )

    message = email.message_from_bytes(bytes(row.content), policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "invitation.ics"
    assert attached.get_content_type() == "text/calendar"
    assert attached["Content-Type"].params["method"] == "PUBLISH"
    assert "février" in message.get_body(("plain",)).get_content()
