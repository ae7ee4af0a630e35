"""How dear the public pages are, uncached: each as a multiple of a constant Django view.

The constant goes through the same middleware in the same process, and the pages are asked in
turn, so that a busy machine slows them all alike. What is printed are medians of ratios within
one round, never milliseconds: those tell of the machine. Run by ``make bench``;
``BENCH_VILLAGES`` and ``BENCH_MEMBERS`` make the demo larger, ``DATABASE_URL`` puts it elsewhere
than on SQLite in a temporary folder.
"""

import os
import statistics
import tempfile
from contextlib import suppress
from time import perf_counter

ROUNDS = 30
ASKED_A_ROUND = 5
CONSTANT = "/-/constant"
PAGES = [
    "/fr/",
    "/fr/villages/",
    "/en/villages/",
    "/fr/villages/?q=saint&tri=name",
    "/fr/villages/?fibre=1&ecole=primary&logement=rent&budget=600&depuis=toulouse&km=60",
    "/fr/villages/marciac/",
    "/en/villages/marciac/",
    "/fr/villages/villages.geojson",
    "/fr/annuaire/",
    "/en/directory/?page=2",
    "/fr/annuaire/?q=developpeur",
    "/fr/annuaire/?famille=informatique&langue=en&tri=nouveaux",
    "/fr/annuaire/?q=traductrice&mode=remote&disponible=on&territoire=armagnac",
    "/fr/annuaire/members.geojson",
    "/fr/nulle-part/",
]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="soho-solo-bench-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
        os.environ["MEDIA_ROOT"] = f"{folder}/media"
        _fill()
        _print(_measure())


def _fill() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    counts = {
        kind: int(os.environ[name])
        for kind, name in [("villages", "BENCH_VILLAGES"), ("members", "BENCH_MEMBERS")]
        if os.environ.get(name)
    }
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0, **counts)


def _measure() -> dict[str, dict]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    application = WSGIHandler()

    def ask(path: str) -> tuple[str, int]:
        status = []
        environ = RequestFactory(HTTP_HOST="127.0.0.1").get(path).environ
        response = application(environ, lambda line, headers: status.append(line))
        length = len(b"".join(response))
        response.close()
        return status[0], length

    def seconds(path: str) -> float:
        start = perf_counter()
        for _ in range(ASKED_A_ROUND):
            ask(path)
        return perf_counter() - start

    measured = {}
    for path in [CONSTANT, *PAGES]:
        ask(path)  # the first answer compiles templates and draws pictures
        with CaptureQueriesContext(connection) as queries:
            status, length = ask(path)
        measured[path] = {"status": status, "bytes": length, "queries": len(queries), "ratios": []}
    for _ in range(ROUNDS):
        constant = seconds(CONSTANT)
        for path in PAGES:
            measured[path]["ratios"].append(seconds(path) / constant)
    measured[CONSTANT]["ratios"] = [1.0]
    return measured


def _print(measured: dict[str, dict]) -> None:
    from django.db import connection

    from annuaire.models import MemberPage
    from villages.models import VillagePage

    print(
        f"{VillagePage.objects.count()} villages, {MemberPage.objects.count()} members, "
        f"{connection.vendor}; no cache; {ROUNDS} rounds of {ASKED_A_ROUND}"
    )
    width = max(map(len, measured))
    print(f"{'page':{width}} {'x constant':>11} {'middle half':>15} {'queries':>8} {'HTML kB':>8}")
    for path, page in measured.items():
        ratios = page["ratios"]
        spread = "–"
        with suppress(statistics.StatisticsError):
            low, _median, high = statistics.quantiles(ratios, n=4)
            spread = f"{low:.1f}–{high:.1f}"
        print(
            f"{path:{width}} {statistics.median(ratios):11.1f} {spread:>15} {page['queries']:8}"
            f" {page['bytes'] / 1000:8.1f}  {page['status']}"
        )


if __name__ == "__main__":
    main()
