"""The product itself on its demo content: gunicorn, hashed static files, compression, headers.

Reading changes nothing, so one demo serves all the tests that only look. It is made once per
run, in a temporary folder that the test processes share; each process has a server of its own.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.databases import migrated
from tests.source import ROOT

PASSWORD = "tournesol-et-colline"
DOMAIN = "demo.soho-solo.example"
NOT_INHERITED = {"DATABASE_URL", "MEDIA_ROOT", "EMAIL_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}
PATIENCE = 30  # seconds for the server to come up


@dataclass
class DemoSite:
    """A running demo: where it is, what it shows, and who is logged in already."""

    url: str
    kept: Path  # the folder of error pages for the server before the site
    pages: dict[str, dict[str, str]]
    mail: dict[str, str]
    sessions: dict[str, dict] = field(default_factory=dict)

    def session_of(self, browser, person: str) -> dict:
        """Return what the browser keeps for `person` (``membre.1``), logged in by the form."""
        if person not in self.sessions:
            context = browser.new_context(base_url=self.url)
            page = context.new_page()
            page.goto("/compte/login/")
            page.locator("input[name=login]").fill(f"{person}@{DOMAIN}")
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("form:has(input[name=password]) [type=submit]").click()
            page.wait_for_url(lambda url: "/login/" not in url)
            self.sessions[person] = context.storage_state()
            context.close()
        return self.sessions[person]


@contextmanager
def shared_demo(folder: Path) -> Iterator[Path]:
    """Give the demo's `folder`, made by who comes first, removed by who leaves last."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not _is_made(folder):
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not _is_made(folder):
                _make(folder)
            fcntl.flock(lock, fcntl.LOCK_SH)
        try:
            yield folder
        finally:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            except BlockingIOError:
                pass  # others still use it


@contextmanager
def served(folder: Path) -> Iterator[DemoSite]:
    """Run a web server on the demo in `folder`, as the Procfile does, for the context's time."""
    with socket.socket() as listener, (folder / "server.log").open("ab") as log:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            [
                *(sys.executable, "-m", "gunicorn", "cms.wsgi", "--no-control-socket"),
                *("--bind", f"fd://{listener.fileno()}", "--worker-class", "gthread"),
                *("--workers", "1", "--threads", "8"),
            ],
            cwd=ROOT,
            env=_environment(folder) | {"PORT": str(port)},
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/-/live", server, folder / "server.log")
            told = json.loads(_told(folder).read_text())
            yield DemoSite(url=url, kept=folder / "errors", **told)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _make(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    # what the demo draws is the same on every run of this machine
    drawings = ROOT / "var" / "assets" / "drawings"
    drawings.mkdir(parents=True, exist_ok=True)
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "drawings").symlink_to(drawings)
    if migrated().exists():  # the tests' own database has just been migrated
        shutil.copyfile(migrated(), folder / "db.sqlite3")
    collecting = _start(folder, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    try:
        _run(folder, "manage.py", "migrate", "--verbosity", "0")
        _run(folder, "manage.py", "load_demo", "--verbosity", "0")
    finally:
        _finish(collecting)
    _run(folder, "manage.py", "error_pages")
    told = _run(folder, "-m", "tests.browser.harness.addresses")
    _told(folder).write_text(told)


def _told(folder: Path) -> Path:
    return folder / "addresses.json"


def _is_made(folder: Path) -> bool:
    return _told(folder).exists()


def _environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return inherited | {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(folder)}


def _start(folder: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _finish(process: subprocess.Popen) -> str:
    output, errors = process.communicate()
    if process.returncode:
        raise RuntimeError(f"The demo cannot be made: {process.args} failed.\n{errors}")
    return output


def _run(folder: Path, *arguments: str) -> str:
    return _finish(_start(folder, *arguments))


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own
                answer.read()
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The demo's server did not start:\n{log.read_text()[-2000:]}")
