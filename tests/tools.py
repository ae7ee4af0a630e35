"""The programs that the tests need beside Python: a Chromium and a PostgreSQL.

``python -m tests.tools`` installs what is missing where it may (Debian, as root), and says what
to install where it may not.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def chromium() -> str | None:
    """Return the path of a Chromium; CHROMIUM in the environment names another."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def postgresql() -> Path | None:
    """Return the folder of PostgreSQL's programs, of the newest version there is."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(debian, key=lambda program: int(program.parts[4]))[-1:]
    found = newest[0] if newest else shutil.which("initdb")
    return Path(found).parent if found else None


def server_is_given() -> bool:
    """Whether DATABASE_URL already names a PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith(("postgres", "psql", "pgsql"))


def apt(*arguments: str, tries: int = 3) -> None:
    """Run apt-get; a mirror that does not answer is asked again, later."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for left in reversed(range(tries)):
        done = subprocess.run(["apt-get", "-q", *arguments], env=environment, check=False)
        if done.returncode == 0:
            return
        if left:
            time.sleep(15)
    sys.exit(f"apt-get {' '.join(arguments)} failed {tries} times.")


def main() -> None:
    missing = []
    if not chromium():
        missing.append("chromium")
    if not server_is_given() and not postgresql():
        missing.append("postgresql")
    if not missing:
        return
    if os.getuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"The tests need: {', '.join(missing)}. On Debian or Ubuntu: sudo apt-get install "
            f"{' '.join(missing)}. Elsewhere, install them, or name what you have: CHROMIUM=/path "
            "and DATABASE_URL=postgres://user:password@host:5432/name."
        )
    apt("update")
    apt("install", "-y", "--no-install-recommends", *missing)


if __name__ == "__main__":
    main()
