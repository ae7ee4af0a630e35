"""What every test stands on: a database, no network, no leftovers, a cast of people."""

import gc
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

pytest_plugins = ["tests.databases", "tests.actors"]

FILES = pytest.StashKey[Path]()
BLOCKER = pytest.StashKey()
LOOPBACK = {"127.0.0.1", "::1", "localhost", "", None}


def pytest_configure(config):
    # one folder a process: workers run side by side, and leave nothing behind
    files = config.stash[FILES] = Path(tempfile.mkdtemp(prefix="soho-solo-files-"))
    settings.MEDIA_ROOT, settings.STATIC_ROOT = files / "media", files / "static"
    settings.STATIC_ROOT.mkdir()  # whitenoise warns when there is none


def pytest_unconfigure(config):
    shutil.rmtree(config.stash[FILES], ignore_errors=True)


def pytest_collection_modifyitems(items):
    """Let tests that commit find what migrations made, and mark the browser's tests."""
    for item in items:
        if commits(item):
            options = _database_options(item) | {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)
        if Path(__file__).parent / "browser" in item.path.parents:
            item.add_marker("browser")


def pytest_collection_finish():
    """Leave what is loaded by now to itself: the garbage collector, which looks through all of it
    again and again, takes a third of the tests' time otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def commits(item) -> bool:
    """Whether the test commits: the whole database is emptied after it."""
    fixtures = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(_database_options(item).get("transaction") or fixtures)


def _database_options(item) -> dict:
    marker = item.get_closest_marker("django_db")
    return marker.kwargs if marker else {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Give back what migrations made, where a test that does not commit comes after one that
    does. Django orders its tests so that this never happens; side by side, workers do not."""
    result = yield
    if nextitem is not None and commits(item) and not commits(nextitem):
        with item.session.config.stash[BLOCKER].unblock():
            contents = connection._test_serialized_contents
            connection.creation.deserialize_db_from_string(contents)
    return result


@pytest.fixture(scope="session", autouse=True)
def remember_blocker(request, django_db_blocker):
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Refuse every connection that leaves this machine."""
    real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex")}

    def guard(name):
        def connect(self, address):
            if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
                self.close()
                raise AssertionError(f"A test tried to reach {address[0]}:{address[1]}.")
            return real[name](self, address)

        return connect

    for name in real:
        setattr(socket.socket, name, guard(name))
    yield
    for name, method in real.items():
        setattr(socket.socket, name, method)


@pytest.fixture(autouse=True)
def fresh_start():
    """No cache entry and no active language passes from one test to the next."""
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
