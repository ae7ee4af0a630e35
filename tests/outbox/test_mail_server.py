"""Which mail server the settings name, and what a demo or a test has in its place."""

import environ
import pytest
from django.core.mail import EmailMessage, mail_admins

from cms.outbox.delivery import deliver_due, delivery_connection
from cms.outbox.models import OutboxMessage
from cms.outbox.posting import post

pytestmark = pytest.mark.django_db


def write(*recipients, **fields):
    return post(EmailMessage("Sujet é", "Texte.\n.\nFin.", to=recipients or ["a@x.test"], **fields))


def test_the_demo_writes_sent_mails_into_files(settings, tmp_path):
    settings.OUTBOX_DELIVERY = {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "file_path": str(tmp_path / "mail"),
    }
    write("a@x.test", "b@x.test")

    assert deliver_due() == (2, 0, True)

    sent = "".join(file.read_text() for file in (tmp_path / "mail").iterdir())
    assert sent.count("Texte.") == 2
    assert "To: a@x.test" in sent


def test_a_folder_that_cannot_be_written_is_a_server_that_is_down(settings, tmp_path):
    (tmp_path / "mail").write_text("in the way")
    settings.OUTBOX_DELIVERY = {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "file_path": str(tmp_path / "mail"),
    }
    write()

    assert deliver_due() == (0, 1, False)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp+ssl://u:p%40ss@mail.x.test:465", ("mail.x.test", 465, "u", "p@ss", False, True)),
        ("smtp+tls://u:p@mail.x.test:587", ("mail.x.test", 587, "u", "p", True, False)),
        ("smtp://127.0.0.1:1025", ("127.0.0.1", 1025, "", "", False, False)),
    ],
)
def test_the_server_is_the_one_that_the_address_names(settings, url, expected):
    settings.OUTBOX_DELIVERY = environ.Env().email_url_config(url)

    smtp = delivery_connection()

    assert (
        smtp.host, smtp.port, smtp.username, smtp.password, smtp.use_tls, smtp.use_ssl
    ) == expected  # fmt: skip
    assert smtp.timeout == settings.EMAIL_TIMEOUT


def test_a_tests_mail_is_readable_in_the_local_outbox(mailoutbox):
    write()
    deliver_due()

    assert (mailoutbox[0].subject, mailoutbox[0].to) == ("Sujet é", ["a@x.test"])


def test_mails_to_administrators_go_the_same_way(settings, outbox_backend):
    settings.ADMINS = [("Admin", "admin@x.test")]
    mail_admins("S", "T")

    assert OutboxMessage.objects.get().recipient == "admin@x.test"
