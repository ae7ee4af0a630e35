"""Runs a command beside a PostgreSQL of its own, with DATABASE_URL naming it.

    python -m tests.postgres python -m pytest

When DATABASE_URL already names a PostgreSQL, that one is used. Otherwise a cluster is made in a
temporary folder, reached by a socket in that folder only, and removed at the end. PostgreSQL
refuses to run as root: there it runs as the user ``postgres``, or else ``nobody``.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.tools import postgresql, server_is_given

OPTIONS = {  # what is lost in a crash can be made again
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


def unprivileged() -> str | None:
    """Return the user to run PostgreSQL as; None when this one will do."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def cluster():
    """Run a PostgreSQL for as long as the context lasts; gives its DATABASE_URL."""
    bin_folder, user = postgresql(), unprivileged()
    if bin_folder is None:
        sys.exit("PostgreSQL is not installed. `python -m tests.tools` says what to do.")
    folder = Path(tempfile.mkdtemp(prefix="soho-solo-pg-"))
    folder.chmod(0o755)
    if user:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"

    def run(program, *arguments):
        done = subprocess.run(
            [bin_folder / program, "-D", data, *arguments],
            user=user,
            extra_groups=[] if user else None,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            server_says = log.read_text() if log.exists() else ""
            sys.exit(f"{program} failed:\n{done.stdout}{server_says}")

    settings = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    try:
        run("initdb", "-U", "soho", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-l", log, "-o", f"-h '' -k {folder} {settings}", "-w", "start")
        yield f"postgres://soho@/{folder}/soho"  # a path for a host means a socket
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    # an end by `kill` stops the server too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if server_is_given():
        return subprocess.run(command, check=False).returncode
    with cluster() as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
