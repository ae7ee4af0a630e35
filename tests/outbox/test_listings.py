"""What administrators see of the background work, and nobody else."""

import pytest
from django.core.mail import EmailMessage
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.outbox.models import OutboxMessage, TaskLease
from cms.outbox.posting import post
from cms.outbox.worker import Worker
from tests import factories
from tests.outbox import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client_of):
    return client_of(factories.UserFactory(administrator=True))


@pytest.fixture
def dead_mail():
    row = post(EmailMessage("Invitation", "lien-secret", to=["jeanne@x.test"]))[0]
    OutboxMessage.objects.update(
        next_attempt_at=None,
        attempts=16,
        failing_since=timezone.now(),
        last_error="SMTPRecipientsRefused 550",
    )
    return row


@pytest.fixture
def failed_task(queued_tasks, tmp_path):
    work.note.enqueue(str(tmp_path / "trace"), "x")
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path="tests.outbox.work.NotThisTime",
    )
    return TaskLease.objects.create(task=DBTaskResult.objects.get(), attempts=5)


def test_an_administrator_sees_the_mails_and_not_their_text(administrator, dead_mail):
    index = administrator.get(reverse("outbox_mails:index"))
    inspect = administrator.get(reverse("outbox_mails:inspect", args=[dead_mail.pk]))

    for response in (index, inspect):
        assert response.status_code == 200
        for shown in ("Invitation", "jeanne@x.test", "SMTPRecipientsRefused 550", "16"):
            assert shown in response.text
        assert "lien-secret" not in response.text


def test_an_administrator_sends_a_mail_again_that_was_given_up(administrator, dead_mail):
    retry = reverse("outbox_mails:retry", args=[dead_mail.pk])
    assert retry in administrator.get(reverse("outbox_mails:inspect", args=[dead_mail.pk])).text

    assert administrator.post(retry).status_code == 302

    dead_mail.refresh_from_db()
    assert dead_mail.state == OutboxMessage.State.WAITING
    assert retry not in administrator.get(
        reverse("outbox_mails:inspect", args=[dead_mail.pk])
    ).text  # fmt: skip


def test_sending_again_is_a_post(administrator, dead_mail):
    assert administrator.get(reverse("outbox_mails:retry", args=[dead_mail.pk])).status_code == 405
    assert OutboxMessage.objects.dead().exists()


def test_a_sent_mail_is_not_sent_again(administrator, dead_mail):
    OutboxMessage.objects.update(sent_at=timezone.now())

    administrator.post(reverse("outbox_mails:retry", args=[dead_mail.pk]))

    assert not OutboxMessage.objects.unsent().exists()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("?state=dead", True),
        ("?state=sent", False),
        ("?state=unsent", False),
        ("?q=jeanne", True),
        ("?q=nobody", False),
    ],
)
def test_mails_can_be_filtered_and_searched(administrator, dead_mail, query, shown):
    response = administrator.get(reverse("outbox_mails:index") + query)

    assert response.status_code == 200
    assert ("Invitation" in response.text) is shown


def test_the_listing_does_not_grow_in_queries(
    administrator, dead_mail, django_assert_max_num_queries
):
    administrator.get(reverse("outbox_mails:index"))
    for n in range(15):
        post(EmailMessage(f"S{n}", "T", to=["a@x.test"]))
    with django_assert_max_num_queries(20):
        administrator.get(reverse("outbox_mails:index"))


def test_an_administrator_sees_a_failed_task_and_runs_it_again(
    administrator, failed_task, tmp_path
):
    assert "NotThisTime" in administrator.get(reverse("outbox_tasks:index")).text
    inspect = administrator.get(reverse("outbox_tasks:inspect", args=[failed_task.pk]))
    assert "NotThisTime" in inspect.text
    assert str(tmp_path) not in inspect.text  # arguments may be personal data

    administrator.post(reverse("outbox_tasks:retry", args=[failed_task.pk]))

    assert Worker("one").run_next_task()
    assert (tmp_path / "trace").read_text() == "x\n"


def test_a_task_that_succeeded_is_not_listed(administrator, failed_task):
    DBTaskResult.objects.update(exception_class_path="", status=TaskResultStatus.SUCCESSFUL)

    assert str(failed_task.pk) not in administrator.get(reverse("outbox_tasks:index")).text


@pytest.mark.parametrize("namespace", ["outbox_mails", "outbox_tasks"])
@pytest.mark.parametrize("view", ["add", "edit", "delete", "copy", "history", "usage"])
def test_nothing_can_be_written_by_hand(namespace, view):
    for arguments in ([], [1], ["6c84fb90-12c4-11e1-840d-7b25c5ee775a"]):
        with pytest.raises(NoReverseMatch):
            reverse(f"{namespace}:{view}", args=arguments)


def test_both_listings_are_in_the_settings_menu_of_administrators_only(
    client_of, administrator, site
):
    moderator = client_of(factories.UserFactory(moderator=True))
    addresses = [reverse("outbox_mails:index"), reverse("outbox_tasks:index")]

    for address in addresses:
        assert address in administrator.get(reverse("wagtailadmin_home")).text
        assert address not in moderator.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("role", ["moderator", "adviser", "translator", "committee", "member"])
def test_nobody_else_sees_or_retries_anything(
    request, client_of, dead_mail, failed_task, committee, role
):
    if role == "committee":
        person = committee
    elif role == "member":
        person = factories.UserFactory()
    else:
        person = factories.UserFactory(**{role: True})
    browser = client_of(person)

    for namespace, row in (("outbox_mails", dead_mail), ("outbox_tasks", failed_task)):
        for response in (
            browser.get(reverse(f"{namespace}:index")),
            browser.get(reverse(f"{namespace}:index_results")),
            browser.get(reverse(f"{namespace}:inspect", args=[row.pk])),
            browser.post(reverse(f"{namespace}:retry", args=[row.pk])),
        ):
            assert response.status_code in {302, 403, 404}
            assert "jeanne" not in response.text
    assert OutboxMessage.objects.dead().exists()
    assert DBTaskResult.objects.failed().exists()


def test_a_visitor_is_sent_to_the_log_in(visitor, dead_mail):
    for name in ("inspect", "retry"):
        response = visitor.get(reverse(f"outbox_mails:{name}", args=[dead_mail.pk]))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")
