"""The demo's mails can be read in the browser, and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage
from django.utils import timezone

from cms.outbox.delivery import deliver_due
from cms.outbox.models import OutboxMessage
from cms.outbox.posting import post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def write(subject="Bonjour", text="Voir http://testserver/fr/\n\n<b>gras</b>"):
    return post(EmailMessage(subject, text, to=["jeanne@x.test"]))[0]


def test_sent_mails_are_listed_newest_first(client):
    for subject in ("Premier", "Deuxième"):
        write(subject)
        deliver_due()
    write("Pas encore parti")

    response = client.get("/-/mails/")

    page = BeautifulSoup(response.content, "html.parser")
    assert [a.text for a in page.select("main li a")] == ["Deuxième", "Premier"]
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_mail_is_shown_as_text(client):
    row = write()
    deliver_due()

    page = BeautifulSoup(client.get(f"/-/mails/{row.pk}/").content, "html.parser")

    assert page.h1.text == "Bonjour"
    assert page.select_one("main div a")["href"] == "http://testserver/fr/"
    assert "<b>gras</b>" in page.main.text
    assert not page.main.find("b")


def test_many_mails_are_cut_into_pages(client, django_assert_max_num_queries):
    rows = [write(f"Lettre {n}") for n in range(60)]
    OutboxMessage.objects.update(sent_at=timezone.now(), next_attempt_at=None)

    client.get("/-/mails/")
    with django_assert_max_num_queries(20):
        first = BeautifulSoup(client.get("/-/mails/").content, "html.parser")
    second = BeautifulSoup(client.get("/-/mails/?page=2").content, "html.parser")

    links = [a["href"] for page in (first, second) for a in page.select("main li a[href*=mails]")]
    assert links == [f"/-/mails/{row.pk}/" for row in reversed(rows)]


def test_a_mail_that_was_not_sent_is_not_shown(client):
    assert client.get(f"/-/mails/{write().pk}/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "%00"])
def test_any_page_number_gets_an_answer(client, page):
    assert client.get(f"/-/mails/?page={page}").status_code == 200


def test_outside_the_demo_there_is_no_such_address(client, settings):
    row = write()
    deliver_due()
    settings.DEMO = False

    assert client.get("/-/mails/").status_code == 404
    assert client.get(f"/-/mails/{row.pk}/").status_code == 404
