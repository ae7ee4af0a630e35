"""Base permanente des équipements (Insee): what there is in each commune on 1 January."""

from collections import defaultdict

from django.utils.translation import gettext_lazy

from villages.choices import Childcare, Health, Shop, Transport
from villages.official.published import PublishedTable, whole_number

from .source import Figures, Source

#: Insee's types of facilities, those of today and those they had in older editions.
TYPES = {
    "A128": ("shops", Shop.FRANCE_SERVICES),
    "A203": ("shops", Shop.BANK),
    "A206": ("shops", Shop.POST_OFFICE),
    "A207": ("shops", Shop.POST_OFFICE),  # a counter in a shop
    "A208": ("shops", Shop.POST_OFFICE),
    "A501": ("shops", Shop.HAIRDRESSER),
    "A504": ("shops", Shop.RESTAURANT),
    "B101": ("shops", Shop.SUPERMARKET),  # hypermarket, until 2019
    "B102": ("shops", Shop.SUPERMARKET),  # until 2019
    "B104": ("shops", Shop.SUPERMARKET),
    "B105": ("shops", Shop.SUPERMARKET),
    "B201": ("shops", Shop.GROCERY),  # supérette
    "B202": ("shops", Shop.GROCERY),
    "B203": ("shops", Shop.BAKERY),  # until 2022
    "B207": ("shops", Shop.BAKERY),
    "B204": ("shops", Shop.BUTCHER),
    "B301": ("shops", Shop.NEWSAGENT),  # with bookshops, until 2022
    "B325": ("shops", Shop.NEWSAGENT),
    "B316": ("shops", Shop.PETROL),
    "F101": ("shops", Shop.SWIMMING_POOL),
    "F303": ("shops", Shop.CINEMA),
    "F307": ("shops", Shop.LIBRARY),
    "D101": ("health", Health.HOSPITAL),
    "D102": ("health", Health.HOSPITAL),
    "D103": ("health", Health.HOSPITAL),
    "D108": ("health", Health.HEALTH_CENTRE),
    "D113": ("health", Health.HEALTH_CENTRE),  # maison de santé
    "D201": ("health", Health.DOCTOR),  # until 2019
    "D265": ("health", Health.DOCTOR),
    "D221": ("health", Health.DENTIST),
    "D277": ("health", Health.DENTIST),
    "D231": ("health", Health.MIDWIFE),
    "D278": ("health", Health.MIDWIFE),
    "D232": ("health", Health.NURSE),
    "D281": ("health", Health.NURSE),
    "D233": ("health", Health.PHYSIOTHERAPIST),
    "D279": ("health", Health.PHYSIOTHERAPIST),
    "D301": ("health", Health.PHARMACY),
    "D307": ("health", Health.PHARMACY),
    "D502": ("childcare", Childcare.DAY_NURSERY),
    "E107": ("transport", Transport.STATION),
    "E108": ("transport", Transport.STATION),
    "E109": ("transport", Transport.STATION),
    "B326": ("transport", Transport.CHARGING),
}


class Amenities(Source):
    """Both ways in which Insee gives the base: a row for each facility (``DEPCOM;TYPEQU``), or
    their number for each commune and type (``GEO;GEO_OBJECT;FACILITY_TYPE;OBS_VALUE``)."""

    kind = "amenities"
    label = gettext_lazy("Official figures: shops, health, childcare, stations (Insee’s BPE)")
    explanation = gettext_lazy(
        "CSV of the “Base permanente des équipements”, of the Gers. (That of all France is too "
        "large for this screen: there is a command for it.)"
    )
    publishers = dict.fromkeys(("shops", "health", "childcare", "transport"), "Insee")
    lists_everything = True

    def read(self, table: PublishedTable, codes: set[str]) -> Figures:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for commune, kind in self._facilities(table):
            there = found[commune]
            if kind in TYPES:
                field, code = TYPES[kind]
                there[field].add(code.value)
        return self.figures_of_lists(found, codes)

    def _facilities(self, table: PublishedTable):
        """Give the commune and the type of each facility, or of each kind of them."""
        if table.column("geo_object"):
            table.require("geo", "facility_type", "obs_value")
            measure = table.column("bpe_measure")
            for commune, level, kind, measured, count in table.rows(
                "geo", "geo_object", "facility_type", measure, "obs_value"
            ):
                if level == "COM" and measured in {"", "FACILITIES"} and whole_number(count):
                    yield commune, kind
            return
        table.require("depcom", "typequ")
        number = table.column("nb_equip")
        for commune, kind, count in table.rows("depcom", "typequ", number):
            if not number or whole_number(count):
                yield commune.zfill(5), kind
