"""Villages from a table, told by the INSEE code of their commune."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.kinds import register
from cms.importing.page_import import PageImport
from cms.importing.tables import UnreadableTable
from villages.models import VillageIndexPage, VillagePage


@register
class VillageImport(PageImport):
    """A village that is there already without an import (added by hand) is left alone."""

    kind = "villages"
    label = gettext_lazy("Villages")
    explanation = gettext_lazy("One commune a line, told by its INSEE code.")
    model = VillagePage
    key = "insee_code"
    name = "name"
    fields = {
        "name": "title",
        "insee_code": "insee_code",
        "postal_code": "postal_code",
        "population": "population",
        "intercommunality": "intercommunality",
        "territory": "territory",
        "latitude": "latitude",
        "longitude": "longitude",
        "area_km2": "area_km2",
        "source": "commune_source",
        "checked_on": "commune_checked_on",
    }
    columns = tuple(fields)
    required = ("name", "insee_code", "postal_code", "latitude", "longitude")

    def parents(self):
        section = VillageIndexPage.objects.filter(locale__language_code="fr").order_by("path")
        if not section:
            raise UnreadableTable(
                _("The site has no list of villages yet: create that page first.")
            )
        return {"": section[0]}

    def parent_name(self, row) -> str:
        return ""

    def there_already(self, references) -> set[str]:
        there = VillagePage.objects.filter(locale__language_code="fr", insee_code__in=references)
        return set(there.values_list("insee_code", flat=True))
