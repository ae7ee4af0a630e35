"""The places that distances are measured from: towns that people know, and the villages."""

from villages.geography import REFERENCE_TOWNS, Town

from .records import Record

#: Beyond so many villages a menu of them helps nobody: towns only, and the one asked for.
MOST_OFFERED = 200
TOWNS = {town.code: town for town in REFERENCE_TOWNS}


def place_called(code: str, records: list[Record]) -> Town | None:
    """Return the town or partner village that `code` means; towns come first."""
    if code in TOWNS:
        return TOWNS[code]
    for record in records:
        if record.slug == code:
            return _place(record)
    return None


def offered(records: list[Record], asked: str) -> tuple[list[Town], list[Town]]:
    """Return the towns and the villages to choose from, by name; `asked` is among them."""
    villages = sorted(records, key=lambda record: record.slug)
    if len(villages) > MOST_OFFERED:
        villages = [record for record in villages if record.slug == asked]
    return REFERENCE_TOWNS, [_place(record) for record in villages if record.slug not in TOWNS]


def _place(record: Record) -> Town:
    return Town(
        record.slug,
        record.title,
        float(record.latitude),
        float(record.longitude),
        record.insee_code,
    )
