"""The form as it is laid out: criteria in panels, each option with how many villages it gives."""

from dataclasses import dataclass

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .criteria import BY_NAME, OF_HOMES, YES, Asking
from .form import FindingForm
from .outcome import Finding

#: Each panel: its code (also its icon's name), its heading, its criteria.
PANELS = (
    ("broadband", _("Internet"), ("fibre", "speed")),
    ("children", _("Children"), ("schools", "childcare")),
    ("health", _("Health"), ("health",)),
    ("shops", _("Shops"), ("shops",)),
    ("transport", _("Getting about"), ("transport",)),
    ("distance", _("Distance"), ("origin", "kilometres")),
    ("rent", _("A home"), tuple(OF_HOMES)),
    ("people", _("Life here"), ("population", "telecentre", "takeover", "language")),
)
FIRST = "territory"
NOTES = {
    "rent": _(
        "Villages without an advert stay on the list, after the others: there the committee "
        "looks for a home with you."
    ),
    "distance": _("As the crow flies: roads are longer."),
}
ALL_OF_THEM = _("If you choose several, the village has them all.")
ANY_OF_THEM = _("If you choose several, the village is any of them.")


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    count: int
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class Field:
    """A criterion on the screen: boxes to tick (`options`), or else a field of the form."""

    bound: BoundField
    options: list[Option]
    note: str | Promise = ""


@dataclass(frozen=True)
class Panel:
    code: str
    heading: str | Promise
    fields: list[Field]
    chosen: int
    note: str | Promise = ""


def panels(form: FindingForm, finding: Finding) -> list[Panel]:
    """Return the panels in the order of the screen; the territory stands before them."""
    return [
        Panel(
            code,
            heading,
            [field(form, finding, name) for name in names],
            sum(_chosen(form.asked.get(name)) for name in names),
            NOTES.get(code, ""),
        )
        for code, heading, names in PANELS
    ]


def field(form: FindingForm, finding: Finding, name: str) -> Field:
    """Return a criterion with its counts."""
    bound, facet = form[name], BY_NAME.get(name)
    if facet is None or facet.asking is Asking.ONE:
        if name in BY_NAME or name in OF_HOMES:
            _say_counts(form, finding, name)
        return Field(bound, [])
    asked, counts = form.asked.get(name, ()), finding.counts(name)
    chosen = [YES] if asked is True else asked
    options = [
        Option(code, str(label), counts[code], code in chosen, f"{bound.auto_id}-{code}")
        for code, label in facet.options
    ]
    note = {Asking.ALL: ALL_OF_THEM, Asking.ANY: ANY_OF_THEM}.get(facet.asking, "")
    return Field(bound, options, note if name != FIRST else "")


def _say_counts(form: FindingForm, finding: Finding, name: str) -> None:
    """Write into the options of a menu how many villages each gives."""
    choices = getattr(form.fields[name], "choices", None)
    if choices is None:
        return
    counts = finding.counts(name)
    form.fields[name].choices = [
        (code, f"{label} ({counts.get(code, 0)})" if code else label) for code, label in choices
    ]


def _chosen(asked) -> int:
    return len(asked) if isinstance(asked, list) else int(bool(asked))
