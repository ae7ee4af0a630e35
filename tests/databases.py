"""The test database, without running every migration each time.

Migrating takes ten seconds and more. On SQLite a migrated file is kept under ``var/`` for as
long as no migration changes, and copied; what runs after migrations (groups, workflow) runs
again on the copy. PostgreSQL migrates anew.
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

MIGRATED = settings.ROOT / "var" / "test"


def _is_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def migrated() -> Path:
    """Return where the migrated database of these migrations is kept, made or not."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for migration in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(f"{app.label}/{migration.name}".encode())
            digest.update(migration.read_bytes())
    return MIGRATED / f"{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """On SQLite, name a file: threads, such as the live server's, then hold connections of
    their own, as they do in production."""
    if not _is_sqlite():
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="soho-solo-test-"))
    test_file = folder / "test.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(test_file)
    if migrated().exists():
        shutil.copyfile(migrated(), test_file)
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb(request) -> bool:
    return _is_sqlite() or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    if _is_sqlite() and not migrated().exists():
        MIGRATED.mkdir(parents=True, exist_ok=True)
        copy = MIGRATED / f"{os.getpid()}.part"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        copy.replace(migrated())
    return django_db_setup
