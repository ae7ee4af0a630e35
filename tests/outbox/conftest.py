"""A real mail server, and real worker processes on the test's own database."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from aiosmtpd.controller import Controller
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """An SMTP server that keeps what it gets. It can be stopped and started again, refuse an
    address (`refused`), and hold back its answer to a mail that it has read (`hesitates`)."""

    def __init__(self):
        self.port = free_port()
        self.mails = []
        self.envelopes = []
        self.refused = set()
        self.hesitates = 0.0
        self.reading = 0
        self._controller = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.reading += 1
        if self.hesitates:
            await asyncio.sleep(self.hesitates)
        self.envelopes.append(envelope)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self):
        if self._controller:
            self._controller.stop()
            self._controller = None

    @property
    def recipients(self) -> list[str]:
        return [address for envelope in self.envelopes for address in envelope.rcpt_tos]


@pytest.fixture
def smtp(settings):
    """A mail server that answers, to which the outbox delivers."""
    mailbox = Mailbox()
    settings.OUTBOX_DELIVERY = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": mailbox.port,
        "EMAIL_HOST_USER": None,
        "EMAIL_HOST_PASSWORD": None,
    }
    mailbox.start()
    yield mailbox
    mailbox.stop()


@pytest.fixture
def outbox_backend(settings):
    """Django's mails go to the outbox, as they do outside the tests."""
    settings.EMAIL_BACKEND = "cms.outbox.backend.OutboxBackend"


@pytest.fixture
def queued_tasks(settings):
    """Tasks wait for a worker, as they do outside the tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def letters(settings):
    """The letters of ``tests/outbox/templates``."""
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [
        settings.TEMPLATES[0] | {"DIRS": [folder, *settings.TEMPLATES[0]["DIRS"]]},
        *settings.TEMPLATES[1:],
    ]


def database_url() -> str:
    """Return the address of the test's database, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    url = urlsplit(os.environ["DATABASE_URL"])
    socket_folder = url.path.rpartition("/")[0]  # empty for a server with a host name
    return urlunsplit(url._replace(path=f"{socket_folder}/{name}"))


@pytest.fixture
def spawn(transactional_db, tmp_path):
    """Return the function that starts ``manage.py`` in a process of its own."""
    processes = []

    def start(*arguments, smtp_port: int | None = None) -> subprocess.Popen:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
            "DATABASE_URL": database_url(),
            "MEDIA_ROOT": str(tmp_path / "media"),
            "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}" if smtp_port else "dummymail://",
        }
        log = tmp_path / f"process-{len(processes)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 (our own command)
                [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        process.log = log
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        sys.stdout.write(process.log.read_text())  # shown when the test fails


@pytest.fixture
def wait_for():
    """Return the function that waits until `condition()` holds, and fails when it never does."""

    def wait(condition, *, seconds: float = 60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if result := condition():
                return result
            time.sleep(0.05)
        pytest.fail(f"Nothing came of it in {seconds} seconds.")

    return wait


def kill(process: subprocess.Popen) -> None:
    """End `process` as a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.wait()
