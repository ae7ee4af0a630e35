"""An enquiry as the CCI reads it: labels and words."""

from decimal import Decimal

from django.template.defaultfilters import capfirst
from django.utils.formats import number_format
from django.utils.html import format_html

from cms.telephone import dialling_address
from guichet.models import Enquiry, OrganisationNeeds

#: How one answers, then what it is about, in this order.
CONTACT = ("name", "organisation", "phone", "email", "call_when", "language")
LINKS = {"phone": dialling_address, "email": "mailto:{}".format}
PROJECT = ("trade", "message", "horizon")
NEEDS = (
    "people",
    "space_uses",
    "surface_m2",
    "height_m",
    "floor",
    "access",
    "lodging_people",
    "lodging_time",
)


def contact_of(enquiry: Enquiry) -> list[tuple[str, str]]:
    """Return who wrote and how to answer them, by one tap."""
    return _told(enquiry, CONTACT)


def project_of(enquiry: Enquiry) -> list[tuple[str, str]]:
    """Return what was said of the project; three queries at most."""
    needs = OrganisationNeeds.objects.filter(enquiry=enquiry).first()
    told = _told(enquiry, PROJECT) + (_told(needs, NEEDS) if needs else [])
    villages = ", ".join(village.title for village in enquiry.villages.order_by("title"))
    label = Enquiry._meta.get_field("villages").verbose_name
    return [*told, *([(capfirst(label), villages)] if villages else [])]


def _told(row, names) -> list[tuple[str, str]]:
    told = [(row._meta.get_field(name).verbose_name, _words(row, name)) for name in names]
    return [(capfirst(label), words) for label, words in told if words]


def _words(row, name: str) -> str:
    if display := getattr(row, f"get_{name}_display", None):
        return display()
    value = getattr(row, name)
    if value and name in LINKS:
        return format_html('<a href="{}">{}</a>', LINKS[name](value), value)
    if value is None or isinstance(value, str):
        return value or ""
    number = value.normalize() if isinstance(value, Decimal) else value
    return number_format(number, use_l10n=True)
