"""Communes: legal populations (Insee), and tables like those of geo.api.gouv.fr."""

import json
import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.tables import UnreadableTable
from villages.models import VillagePage
from villages.official.figures import Figure
from villages.official.published import PublishedTable, whole_number

from .source import Figures, Source

CODE = ("depcom", "code_insee", "insee_code", "codgeo", "code_commune", "code", "com")
COLUMNS = {
    "population": ("population", "population_municipale", "pmun"),
    "postal_code": ("codes_postaux", "codespostaux", "postal_codes", "code_postal", "postal_code"),
    "intercommunality": ("nom_epci", "libepci", "libelle_epci", "intercommunality", "epci"),
    "area_km2": ("area_km2", "surface_km2", "superficie_km2", "surface"),  # the last in hectares
    "latitude": ("latitude_mairie", "latitude", "lat"),
    "longitude": ("longitude_mairie", "longitude", "lon", "lng"),
}
POINT = ("mairie", "centre")  # GeoJSON
#: No measure of a commune has so many digits; Python rounds none that has many more.
LARGEST_EXPONENT = 9
LONG_NAMES = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
}


class Communes(Source):
    """The name and the code of a village never come from a file: they say which village it is."""

    kind = "commune"
    label = gettext_lazy("Official figures: communes")
    explanation = gettext_lazy(
        "CSV of Insee’s legal populations (DEPCOM, PMUN) or like geo.api.gouv.fr’s (code, "
        "population, codesPostaux, nom_epci, surface, mairie)."
    )
    publishers = {
        "population": "Insee",
        "postal_code": "La Poste",
        "intercommunality": "DGCL",
        "area_km2": "IGN",
        "latitude": "IGN",
        "longitude": "IGN",
    }

    def read(self, table: PublishedTable, codes: set[str]) -> Figures:
        is_in_two = table.column("coddep") and table.column("codcom")
        table.require(*(() if is_in_two else (" or ".join(CODE),)))
        columns = {field: table.column(*names) for field, names in COLUMNS.items()}
        point = table.column(*POINT)
        if not point and not any(columns.values()):
            known = ", ".join(" or ".join(names) for names in COLUMNS.values())
            raise UnreadableTable(
                _("None of the columns that we read is there: %(known)s.") % {"known": known}, 1
            )
        where = ("coddep", "codcom") if is_in_two else (table.column(*CODE), "")
        kind = table.column("typecom")
        figures: Figures = {}
        for first, second, type_of_commune, geometry, *cells in table.rows(
            *where, kind, point, *columns.values()
        ):
            code = first + second.zfill(3) if is_in_two else first.zfill(5)
            if code not in codes or type_of_commune not in {"", "COM"}:
                continue
            told = dict(zip(columns, cells, strict=True)) | _places(geometry)
            figures[code] = {
                figure.field: figure
                for field, text in told.items()
                if text and (figure := _figure(field, text, columns[field]))
            }
        return figures


def _figure(field: str, text: str, column: str) -> Figure | None:
    """Return the figure that `text` says; None where it says nothing that a page could hold."""
    others: tuple = ()
    value: object = text
    if field == "population":
        value = whole_number(text)
    elif field == "postal_code":
        value, *others = re.findall(r"\b\d{5}\b", text) or [None]
    elif field == "intercommunality":
        value = _long_name(text)
    else:
        value = _decimal(text, in_hectares=column == "surface")
    try:
        value = VillagePage._meta.get_field(field).clean(_rounded(field, value), None)
    except ValidationError:
        return None
    return Figure(field, value, others=tuple(others)) if value not in (None, "") else None


def _long_name(text: str) -> str:
    """Return the name of an intercommunality in full; empty when `text` is only its code."""
    if not re.search(r"[a-zA-Z]", text):
        return ""
    short, _space, rest = text.partition(" ")
    return f"{LONG_NAMES[short]} {rest}" if short in LONG_NAMES else text


def _decimal(text: str, *, in_hectares: bool) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return None
    if not value.is_finite() or value.adjusted() > LARGEST_EXPONENT:
        return None
    return value / 100 if in_hectares else value


def _rounded(field: str, value):
    if not isinstance(value, Decimal):
        return value
    places = VillagePage._meta.get_field(field).decimal_places
    return value.quantize(Decimal(1).scaleb(-places))


def _places(geometry: str) -> dict[str, str]:
    """Return the latitude and longitude of a GeoJSON point; nothing when it is none."""
    try:
        longitude, latitude = json.loads(geometry)["coordinates"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return {"latitude": str(latitude), "longitude": str(longitude)}
