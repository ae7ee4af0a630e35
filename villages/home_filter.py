"""What a household looks for among the homes."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter
from cms.editorial.models.standing import parent_path
from villages.choices import Territory
from villages.housing_choices import Tenure
from villages.models import VillagePage

HIGHEST_BUDGET = 100_000_000  # more than the column holds is no budget


class HomeFilter(ListFilter):
    """The criteria of the list of homes."""

    logement = forms.ChoiceField(
        label=_("Rent or buy"), choices=[("", _("Rent or buy")), *Tenure.choices], required=False
    )
    budget = forms.IntegerField(
        label=_("At most, in euros"), min_value=1, max_value=HIGHEST_BUDGET, required=False
    )
    pieces = forms.IntegerField(
        label=_("Rooms, at least"), min_value=1, max_value=40, required=False
    )
    territoire = forms.ChoiceField(
        label=_("Territory"), choices=[("", _("All the Gers")), *Territory.choices], required=False
    )
    village = forms.CharField(label=_("Village"), max_length=255, required=False)

    def __init__(self, data, *, homes):
        """`homes`: those that may be found (`HousingQuerySet`)."""
        super().__init__(data)
        self.homes = homes
        for name in ("budget", "pieces"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        self.fields["village"].widget = forms.Select(
            choices=[("", _("All villages")), *self.villages.items()]
        )

    @cached_property
    def villages(self) -> dict[str, str]:
        """The villages that have a home, and the one that is asked for: names by slugs."""
        has_a_home = Q(path__in=self.homes.order_by().values(above=parent_path()))
        is_asked_for = Q(slug=self.data.get("village", "").replace("\0", ""))
        found = VillagePage.objects.listed().filter(has_a_home | is_asked_for)
        return dict(found.alphabetical().values_list("slug", "title"))

    @cached_property
    def asked_village(self) -> VillagePage | None:
        """The village that is asked for, whose committee may be told."""
        slug = self.asked.get("village")
        return slug and VillagePage.objects.listed().filter(slug=slug).first()

    def clean_village(self):
        slug = self.cleaned_data["village"]
        if slug and slug not in self.villages:
            raise ValidationError(_("This is none of the partner villages."))
        return slug

    def found(self):
        """Return the homes that meet what is asked for."""
        return self._meeting(self.asked)

    def count(self, criteria: dict) -> int:
        return self._meeting(criteria).count()

    def said(self, name: str) -> str:
        return self.villages[self.asked[name]] if name == "village" else super().said(name)

    def _meeting(self, criteria: dict):
        homes = self.homes
        if "logement" in criteria:
            homes = homes.filter(tenure=criteria["logement"])
        if "budget" in criteria:
            homes = homes.filter(price_eur__lte=criteria["budget"])
        if "pieces" in criteria:
            homes = homes.filter(rooms__gte=criteria["pieces"])
        if "territoire" in criteria:
            homes = homes.under(VillagePage.objects.filter(territory=criteria["territoire"]))
        if "village" in criteria:
            homes = homes.under(VillagePage.objects.filter(slug=criteria["village"]))
        return homes
