"""What becomes of a mail when it is written."""

import email
import email.policy

import pytest
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.db import IntegrityError, transaction

from cms.outbox.models import OutboxMessage
from cms.outbox.posting import post

pytestmark = pytest.mark.django_db


def parsed(row):
    return email.message_from_bytes(bytes(row.content), policy=email.policy.default)


def test_a_mail_of_django_becomes_a_row_and_is_not_sent(outbox_backend, mailoutbox):
    assert send_mail("Sujet é", "Texte à lire.", "Nous <nous@x.test>", ["jeanne@x.test"]) == 1

    row = OutboxMessage.objects.get()
    assert (row.recipient, row.subject, row.text) == ("jeanne@x.test", "Sujet é", "Texte à lire.")
    assert row.state == OutboxMessage.State.WAITING
    assert parsed(row)["Subject"] == "Sujet é"
    assert parsed(row).get_content().strip() == "Texte à lire."
    assert mailoutbox == []


def test_each_recipient_gets_a_mail_that_names_nobody_else(outbox_backend):
    EmailMessage(
        "Réunion",
        "Mardi.",
        to=["Anne <anne@x.test>", "bob@x.test", "bob@x.test"],
        cc=["chloe@x.test"],
        bcc=["denis@x.test"],
        headers={"To": "undisclosed", "Cc": "chloe@x.test", "Message-ID": "<one@x.test>"},
    ).send()

    rows = OutboxMessage.objects.order_by("pk")
    assert [row.recipient for row in rows] == [
        "anne@x.test",
        "bob@x.test",
        "chloe@x.test",
        "denis@x.test",
    ]
    for row in rows:
        others = {"anne", "bob", "chloe", "denis"} - {row.recipient.split("@")[0]}
        assert not any(name.encode() in bytes(row.content).lower() for name in others)
        assert parsed(row).get_all("To") == [parsed(row)["To"]]
    assert parsed(rows[0])["To"] == "Anne <anne@x.test>"
    assert len({row.message_id for row in rows}) == 4


def test_attachments_headers_and_html_are_kept():
    mail = EmailMultiAlternatives(
        "Plan", "Voir ci-joint.", to=["a@x.test"], headers={"Reply-To": "cci@x.test", "X-Room": "7"}
    )
    mail.attach_alternative("<p>Voir <b>ci-joint</b>.</p>", "text/html")
    mail.attach("plan.pdf", b"%PDF-1.4 \x00\xff", "application/pdf")

    row = post(mail)[0]

    message = parsed(row)
    assert (message["Reply-To"], message["X-Room"]) == ("cci@x.test", "7")
    (attachment,) = message.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content()) == (
        "plan.pdf",
        b"%PDF-1.4 \x00\xff",
    )
    assert row.html.strip() == "<p>Voir <b>ci-joint</b>.</p>"


def test_the_message_id_is_settled_when_the_mail_is_written():
    row = post(EmailMessage("S", "T", "Nous <nous@soho-solo.test>", ["a@x.test"]))[0]

    assert row.message_id.endswith("@soho-solo.test>")
    assert parsed(row)["Message-ID"] == row.message_id
    assert row.as_email().message()["Message-ID"] == row.message_id


@pytest.mark.parametrize(
    ("recipient", "address"),
    [
        ("anne@x.test", "anne@x.test"),
        ("Anne Dupouy <anne@x.test>", "anne@x.test"),
        ("josé@x.test", "josé@x.test"),
        ("a b@x.test", "a b@x.test"),
    ],
)
def test_the_row_names_the_address_and_never_another(recipient, address):
    assert post(EmailMessage("S", "T", to=[recipient]))[0].recipient == address


def test_a_message_id_that_is_given_is_kept():
    mail = EmailMessage("S", "T", to=["a@x.test"], headers={"message-id": "<mine@x.test>"})

    assert post(mail)[0].message_id == "<mine@x.test>"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Sujet\nBcc: tous@x.test"},
        {"subject": "Sujet\r\nBcc: tous@x.test"},
        {"to": ["a@x.test\nBcc: tous@x.test"]},
        {"headers": {"X-Room": "7\r\nBcc: tous@x.test"}},
        {"from_email": "nous@x.test\nBcc: tous@x.test"},
    ],
)
def test_no_header_can_be_smuggled_in(changes):
    mail = EmailMessage(**{"subject": "S", "body": "T", "to": ["a@x.test"]} | changes)

    with pytest.raises((BadHeaderError, ValueError)):
        post(mail)
    assert not OutboxMessage.objects.exists()


def test_a_bad_header_for_one_recipient_writes_no_mail_at_all():
    with pytest.raises(ValueError):
        post(EmailMessage("S", "T", to=["a@x.test", "b@x.test\nBcc: c@x.test"]))
    assert not OutboxMessage.objects.exists()


def test_very_long_and_odd_texts_are_kept():
    mail = EmailMessage("S" * 900, "\x00 " + "x" * 20_000 + "\n.\nfin", to=["a@x.test"])

    row = post(mail)[0]
    row.refresh_from_db()

    assert row.subject == "S" * 255
    assert parsed(row)["Subject"].replace(" ", "") == "S" * 900
    assert row.text.endswith("x\n.\nfin")
    assert max(map(len, bytes(row.content).split(b"\r\n"))) <= 998


def test_a_mail_to_nobody_is_no_mail():
    assert post(EmailMessage("S", "T", to=[])) == []


def test_the_same_key_posts_one_mail():
    first = post(EmailMessage("Un", "T", to=["a@x.test"]), key="review-7-approved")
    second = post(EmailMessage("Deux", "T", to=["a@x.test"]), key="review-7-approved")

    assert first == second
    assert OutboxMessage.objects.get().subject == "Un"


def test_a_key_stands_for_one_recipient():
    with pytest.raises(ValueError):
        post(EmailMessage("S", "T", to=["a@x.test", "b@x.test"]), key="k")


def test_the_database_itself_refuses_a_second_mail_with_the_same_key():
    post(EmailMessage("S", "T", to=["a@x.test"]), key="k")
    double = OutboxMessage.objects.get()
    double.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        double.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_takes_its_mails_with_it(outbox_backend):
    class Undone(Exception):
        pass

    with pytest.raises(Undone), transaction.atomic():
        send_mail("S", "T", None, ["a@x.test"])
        assert OutboxMessage.objects.count() == 1
        raise Undone
    assert not OutboxMessage.objects.exists()
