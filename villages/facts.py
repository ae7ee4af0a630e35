"""The groups of facts, once: for the form that a committee fills and for the page that is read."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.editorial.choice_set_panel import ChoiceSetPanel
from cms.editorial.facts import Fact, FactGroup
from cms.measures import measure
from villages.choices import Broadband, School
from villages.geography import AUCH, TOULOUSE


@dataclass(frozen=True)
class Group:
    """One group: its code (also its icon's name), its heading, the fields it is made of."""

    code: str
    heading: str
    fields: tuple[str, ...]


GROUPS = [
    Group(
        "commune",
        _("The commune"),
        (
            "insee_code",
            "postal_code",
            "population",
            "intercommunality",
            "territory",
            "latitude",
            "longitude",
            "area_km2",
        ),
    ),
    Group(
        "broadband",
        _("Internet"),
        ("broadband", "fibre_percent", "download_mbps", "upload_mbps"),
    ),
    Group("mobile", _("Mobile telephone"), ("mobile_coverage", "mobile_operators")),
    Group(
        "children",
        _("Children"),
        ("schools", "has_after_school_care", "childcare", "childcare_places"),
    ),
    Group("shops", _("Shops and services"), ("shops",)),
    Group("health", _("Health"), ("health",)),
    Group("transport", _("Getting about"), ("transport", "nearest_station")),
    Group("rent", _("Rents"), ("rent_flat_eur", "rent_house_eur")),
    Group("languages", _("Languages"), ("languages",)),
]

CHOICE_SETS = {
    "broadband",
    "mobile_operators",
    "schools",
    "childcare",
    "shops",
    "health",
    "transport",
    "languages",
}

# The reader sees the place on the map and the codes nowhere; distances are computed.
NOT_SHOWN = {"insee_code", "latitude", "longitude"}

# The form asks for a bare number and says its unit in the label; the reader gets both together.
MEASURES = {
    "area_km2": (_("area"), "km²"),
    "fibre_percent": (_("homes that can have fibre"), "%"),
    "download_mbps": (_("fastest download on offer"), _("Mbit/s")),
    "upload_mbps": (_("fastest upload on offer"), _("Mbit/s")),
    "rent_flat_eur": (_("usual rent of a two-bedroom flat"), _("€ a month")),
    "rent_house_eur": (_("usual rent of a three-bedroom house"), _("€ a month")),
}


def panels() -> list[MultiFieldPanel]:
    """Return one panel a group, for the page's form in the CMS."""
    return [
        MultiFieldPanel(
            [
                *(_panel(name) for name in group.fields),
                FieldRowPanel(
                    [FieldPanel(f"{group.code}_source"), FieldPanel(f"{group.code}_checked_on")]
                ),
            ],
            heading=group.heading,
        )
        for group in GROUPS
    ]


def _panel(name: str) -> FieldPanel:
    return ChoiceSetPanel(name) if name in CHOICE_SETS else FieldPanel(name)


def describe(village) -> list[FactGroup]:
    """Return every group with its facts in words; what nobody told us is there, as unknown."""
    described = []
    origins = village.origins
    for group in GROUPS:
        told = [
            _with_origin(_fact(village, name), origins.get(name))
            for name in group.fields
            if name not in NOT_SHOWN
        ]
        if group.code == "commune":
            told += [_distance(village, town) for town in (AUCH, TOULOUSE)]
        described.append(
            FactGroup(
                code=group.code,
                heading=group.heading,
                facts=told,
                source=getattr(village, f"{group.code}_source"),
                checked_on=getattr(village, f"{group.code}_checked_on"),
            )
        )
    return described


def decisive(village) -> list[Fact]:
    """Return the three facts that decide first: the line, the school, the distance."""
    towns = (AUCH, TOULOUSE)
    distances = ", ".join(f"{town.name} {_kilometres(village, town)}" for town in towns)
    return [
        _line(village),
        _fact(village, "schools", School.short_labels(village.schools)),
        Fact("distance", _("distance"), distances),
    ]


def _line(village) -> Fact:
    """Return the best that is known of the line: the share of fibre, or else what there is."""
    if village.fibre_percent or (village.fibre_percent == 0 and not village.broadband):
        share = measure(village.fibre_percent, "%")
        text = _("fibre for %(share)s of homes") % {"share": share}
        return Fact("broadband", _("Internet"), text)
    best = village.broadband[:1]  # the choices are in order, the fastest first
    return _fact(village, "broadband", [dict(Broadband.choices)[code] for code in best])


def _fact(village, name: str, labels=None) -> Fact:
    field = village._meta.get_field(name)
    label, unit = MEASURES.get(name, (field.verbose_name, ""))
    value = getattr(village, name)
    items = ()
    if value in (None, "", []):
        text = ""
    elif isinstance(value, list):
        items = tuple(map(str, labels if labels is not None else field.labels(value)))
        text = ", ".join(items)
    elif isinstance(value, bool):
        text = str(_("yes") if value else _("no"))
    elif field.choices:
        text = str(getattr(village, f"get_{name}_display")())
    elif isinstance(value, str):
        text = value
    else:
        text = measure(value, unit)
    return Fact(name, label, text, items, bool(text))


def _with_origin(fact: Fact, origin) -> Fact:
    """Return `fact` with where it comes from, when its value was imported as it is."""
    if origin is None or not fact.is_known:
        return fact
    return replace(fact, source=origin.source, dated_on=origin.dated_on)


def _distance(village, town) -> Fact:
    return Fact(
        f"distance_{town.code}",
        _("distance to %(town)s, as the crow flies") % {"town": town.name},
        _kilometres(village, town),
    )


def _kilometres(village, town) -> str:
    return measure(round(village.distance_to(town)), "km")
