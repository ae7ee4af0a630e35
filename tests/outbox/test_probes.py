"""What a monitor is told, and that it is told nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import FileSystemStorage
from django.core.mail import EmailMessage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from cms import probes
from cms.outbox.delivery import deliver_due
from cms.outbox.models import OutboxMessage
from cms.outbox.posting import post
from cms.outbox.schedule import schedule
from cms.outbox.scheduler import run_due
from tests.outbox import work


def later(**delay):
    return time_machine.travel(timezone.now() + timedelta(**delay), tick=False)


@pytest.fixture
def media(monkeypatch, tmp_path):
    storage = FileSystemStorage(location=tmp_path / "media")
    monkeypatch.setattr(probes, "default_storage", storage)
    return tmp_path / "media"


def break_database(monkeypatch):
    """Make every connection to the database fail as it does when the server is gone."""
    connection.close()
    broken = {"NAME": "/nowhere/at/all.sqlite3", "HOST": "127.0.0.1", "PORT": "1"}
    for name, value in broken.items():
        monkeypatch.setitem(connection.settings_dict, name, value)


def test_live_needs_no_database_no_session_and_no_known_host(settings):
    settings.ALLOWED_HOSTS = ["www.soho-solo.test"]

    response = Client().get("/-/live", headers={"host": "10.0.0.7"})  # no database allowed here

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_other_addresses_still_look_at_the_host(settings):
    settings.ALLOWED_HOSTS = ["www.soho-solo.test"]

    assert Client().get("/fr/", headers={"host": "10.0.0.7"}).status_code == 400


@pytest.mark.django_db
def test_a_probe_is_only_read(client):
    assert client.post("/-/live").status_code in {403, 404, 405}
    assert client.head("/-/live").status_code == 200


@pytest.mark.django_db
def test_ready_when_everything_is_there(client, media, django_assert_max_num_queries):
    client.get("/-/ready")
    with django_assert_max_num_queries(6):
        response = client.get("/-/ready")

    assert (response.status_code, response.json()) == (200, {"status": "ok", "reasons": []})
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.django_db
def test_not_ready_with_a_migration_to_run(client, media):
    MigrationRecorder(connection).record_unapplied("outbox", "0001_initial")

    response = client.get("/-/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "unready", "reasons": ["migrations"]}


@pytest.mark.django_db
def test_not_ready_when_files_cannot_be_written(client, media):
    media.write_text("in the way")

    assert client.get("/-/ready").json()["reasons"] == ["media"]


@pytest.mark.django_db
def test_not_ready_when_the_disk_is_nearly_full(client, media, monkeypatch):
    monkeypatch.setattr(probes, "MINIMUM_FREE_DISK", 1.1)

    assert client.get("/-/ready").json()["reasons"] == ["disk"]


@pytest.mark.django_db
def test_files_that_are_elsewhere_are_not_looked_for(client, monkeypatch):
    monkeypatch.setattr(probes, "default_storage", object())

    assert client.get("/-/ready").status_code == 200


@pytest.mark.django_db
def test_late_work_is_degraded_and_not_down(client, media):
    post(EmailMessage("S", "T", to=["a@x.test"]))

    with later(minutes=11):
        response = client.get("/-/ready")

    assert (response.status_code, response.json()["status"]) == (200, "degraded")


@pytest.mark.django_db(transaction=True)
def test_without_a_database_only_live_is_well(client, media, monkeypatch):
    with monkeypatch.context() as patch:
        break_database(patch)
        answers = {path: client.get(path) for path in ("/-/live", "/-/ready", "/-/cron")}
    connection.close()

    assert answers["/-/live"].status_code == 200
    for path in ("/-/ready", "/-/cron"):
        assert answers[path].status_code == 503
        assert answers[path].json() == {"status": "unready", "reasons": ["database"]}


@pytest.mark.django_db
def test_cron_names_the_jobs_that_never_ran(client):
    response = client.get("/-/cron")

    assert response.status_code == 503
    assert set(response.json()["reasons"]) == {job.name for job in schedule}


@pytest.mark.django_db
def test_cron_is_well_after_the_jobs_ran_and_late_when_they_stop(client, queued_tasks):
    run_due(schedule)

    response = client.get("/-/cron")
    assert response.status_code == 200
    assert response.json()["ages"].keys() == {job.name for job in schedule}

    with later(minutes=21):
        late = {"publish_scheduled", "release_club_places"}
        assert set(client.get("/-/cron").json()["reasons"]) == late
    with later(days=3):
        assert len(client.get("/-/cron").json()["reasons"]) == len(list(schedule))


@pytest.mark.django_db
def test_cron_tells_of_mail_that_does_not_leave_and_of_what_was_given_up(client):
    post(EmailMessage("Secret", "T", to=["jeanne@x.test", "paul@x.test"]))
    OutboxMessage.objects.filter(recipient="paul@x.test").update(next_attempt_at=None)

    with later(minutes=11):
        response = client.get("/-/cron")

    assert "mail" in response.json()["reasons"]
    assert response.json()["ages"]["mail"] == pytest.approx(660, abs=5)
    assert response.json()["given_up"] == {"mails": 1, "tasks": 0}
    assert "jeanne" not in response.text
    assert "Secret" not in response.text


@pytest.mark.django_db
def test_a_mail_server_that_is_away_is_told_of_although_each_mail_is_put_off(client, smtp):
    smtp.stop()
    post(EmailMessage("S", "T", to=["a@x.test"]))
    deliver_due()
    with later(minutes=2):
        deliver_due()

    with later(minutes=9):
        assert "mail" not in client.get("/-/cron").json()["reasons"]
    with later(minutes=11):
        deliver_due()
        assert "mail" in client.get("/-/cron").json()["reasons"]


@pytest.mark.django_db
def test_a_recipient_that_is_refused_for_days_raises_no_alarm(client, smtp):
    smtp.refused.add("a@x.test")
    post(EmailMessage("S", "T", to=["a@x.test"]))
    deliver_due()

    with later(hours=20):
        deliver_due()
        assert "mail" not in client.get("/-/cron").json()["reasons"]


@pytest.mark.django_db
def test_a_task_that_was_put_off_is_late_only_when_that_is_over(client, queued_tasks, tmp_path):
    work.note.using(run_after=timezone.now() + timedelta(days=1)).enqueue(str(tmp_path), "x")

    with later(days=1, minutes=5):
        assert "task" not in client.get("/-/cron").json()["reasons"]
    with later(days=1, minutes=11):
        assert "task" in client.get("/-/cron").json()["reasons"]
    work.note.enqueue(str(tmp_path), "y")
    with later(minutes=11):
        assert "task" in client.get("/-/cron").json()["reasons"]
