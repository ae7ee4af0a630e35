"""Homes from a table, each under its village."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.kinds import register
from cms.importing.page_import import PageImport
from cms.importing.parents import named_pages, said_of_parent, unknown_parent
from villages.models import HousingPage, VillagePage

FIELDS = (
    "title",
    "tenure",
    "kind",
    "price_eur",
    "charges_eur",
    "surface_m2",
    "rooms",
    "bedrooms",
    "dpe",
    "ges",
    "energy_cost_min_eur",
    "energy_cost_max_eur",
    "energy_cost_year",
    "is_furnished",
    "has_workspace",
    "has_fibre",
    "available_from",
    "presentation",
)


@register
class HomeImport(PageImport):
    """A home's photographs are added by its committee: a table has none."""

    kind = "homes"
    label = gettext_lazy("Homes to rent or buy")
    explanation = gettext_lazy(
        "One home a line, with a reference of yours and its village, by name or INSEE code."
    )
    model = HousingPage
    fields = {name: name for name in FIELDS}
    columns = ("reference", "village", *FIELDS)
    required = ("reference", "village", "title", "tenure", "kind")

    def parents(self):
        return named_pages(
            VillagePage.objects.filter(locale__language_code="fr"), code="insee_code"
        )

    def parent_name(self, row) -> str:
        return said_of_parent(row["village"])

    def parent_problem(self, row):
        return unknown_parent(row, "village", _("No village of the site is called so."))
