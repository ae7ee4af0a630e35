"""Where settings come from: the environment, and the folders of this checkout."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

import environ

env = environ.Env()

ROOT = Path(__file__).resolve().parents[2]
#: What the site writes: files, caches, the demo's database; VAR_DIR in the environment moves it.
VAR = Path(env("VAR_DIR", default="") or ROOT / "var")


def kept_secret(path: Path) -> str:
    """Return the secret in the file at `path`, made at the first call.

    Web, worker and scheduler start at once: the file appears whole, and the first one wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def database(url: str) -> dict:
    """Return Django's settings for the database at `url` (``sqlite:///…`` or ``postgres://…``).

    SQLite: write-ahead log, and transactions that take the write lock when they begin: a
    transaction that reads first and writes later could otherwise fail at once when another
    one wrote in between. PostgreSQL: no statement or lock is waited for without end.
    """
    config = env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        config.setdefault("OPTIONS", {}).update(
            connect_timeout=5,
            options="-c statement_timeout=10s -c lock_timeout=5s"
            " -c idle_in_transaction_session_timeout=30s",
        )
    return config
