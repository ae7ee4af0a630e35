"""« Ma connexion internet » (Arcep): who can have which line, counted by commune each quarter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.tables import UnreadableTable
from villages.official.figures import Figure
from villages.official.published import PublishedTable, whole_number

from .source import Figures, Source

#: The classes of speed, in Mbit/s, the fastest first; each counts those of the faster ones too.
SPEEDS = {"elig_thd1g": 1000, "elig_thd100": 100, "elig_thd30": 30, "elig_bhd8": 8}
#: Ways to the Internet, by our codes. Of copper Arcep does not say whether it is ADSL or VDSL;
#: satellites reach every commune, which tells nothing of one.
WAYS = {"elig_ftth": "fibre", "elig_4gf": "4g-5g", "elig_thdr": "radio"}
#: From as many communes on, one that no satellite serves would not be the only exception.
MANY_COMMUNES = 20


class Arcep(Source):
    """`commune_techno.csv` tells the share of fibre and the ways to the Internet,
    `commune_debit_filaire.csv` the speed that most homes can have."""

    kind = "arcep"
    label = gettext_lazy("Official figures: Internet (Arcep)")
    explanation = gettext_lazy(
        "“Ma connexion internet”, by commune: commune_techno.csv for fibre, "
        "commune_debit_filaire.csv for speed."
    )
    publishers = {"fibre_percent": "Arcep", "download_mbps": "Arcep", "broadband": "Arcep"}

    def read(self, table: PublishedTable, codes: set[str]) -> Figures:
        table.require("code_insee", "nbr", "elig_ftth or elig_thd100")
        ways = {name: way for name, way in WAYS.items() if table.column(name)}
        speeds = {name: speed for name, speed in SPEEDS.items() if table.column(name)}
        columns = [*ways, *speeds]
        figures: Figures = {}
        read, all_fast = 0, True
        for code, every, kind, *cells in table.rows(
            "code_insee", "nbr", table.column("type"), *columns
        ):
            premises = whole_number(every)
            if not premises or kind not in {"", "all"}:
                continue
            counts = dict(zip(columns, map(whole_number, cells), strict=True))
            read += 1
            all_fast = all_fast and counts.get("elig_thd100") == premises
            if code in codes:
                figures[code] = self._figures(counts, premises, ways, speeds)
        if "elig_thd100" in speeds and read >= MANY_COMMUNES and all_fast:
            raise UnreadableTable(
                _(
                    "This file counts satellites, which reach every home. Take the one of wired "
                    "lines: commune_debit_filaire.csv."
                )
            )
        return figures

    def _figures(self, counts, premises: int, ways, speeds) -> dict[str, Figure]:
        figures = []
        if (fibre := counts.get("elig_ftth")) is not None:
            figures.append(Figure("fibre_percent", share(fibre, premises)))
        if ways:
            there = sorted(way for name, way in ways.items() if counts[name])
            figures.append(Figure("broadband", there, frozenset(ways.values())))
        for name, speed in speeds.items():
            if (counts[name] or 0) * 2 >= premises:
                figures.append(Figure("download_mbps", speed))
                break
        return {figure.field: figure for figure in figures}


def share(part: int, whole: int) -> int:
    """Return the percentage, never rounded up to all of them nor down to none."""
    percent = round(100 * part / whole)
    return min(max(percent, 1 if part else 0), 100 if part >= whole else 99)
