"""What an advert says of the energy that a home needs."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from villages import housing_choices as choices

#: The oldest prices of energy that a diagnosis still in force reckons with.
OLDEST_ENERGY_PRICES = 2015


def validate_energy_year(year: int) -> None:
    """Raise ValidationError unless a diagnosis in force can reckon with the prices of `year`."""
    if not OLDEST_ENERGY_PRICES <= year <= timezone.localdate().year:
        raise ValidationError(
            _("The diagnosis names a year from %(first)s to this one."),
            params={"first": OLDEST_ENERGY_PRICES},
        )


class EnergyFacts(models.Model):
    """The diagnosis, whose classes and yearly cost are said in every advert (Code de la
    construction et de l’habitation, L126-33; the cost since 1 January 2022)."""

    #: Set by a form that saves a draft: then what the law asks for may still be missing.
    may_have_gaps = False

    dpe = models.CharField(
        _("energy class (DPE)"),
        max_length=6,
        choices=choices.EnergyClass,
        help_text=_("Everybody can read it. The law asks for it: the owner’s diagnosis says it."),
    )
    ges = models.CharField(
        _("climate class (GES)"),
        max_length=6,
        choices=choices.EnergyClass,
        help_text=_("Everybody can read it. The second letter of the same diagnosis."),
    )
    energy_cost_min_eur = models.PositiveIntegerField(
        _("energy a year, at least (€)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(50_000)],
        help_text=_("Everybody can read it. The law asks for it: the diagnosis says it."),
    )
    energy_cost_max_eur = models.PositiveIntegerField(
        _("energy a year, at most (€)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(50_000)],
        help_text=_("Everybody can read it. The same when the diagnosis gives one figure."),
    )
    energy_cost_year = models.PositiveSmallIntegerField(
        _("year of the energy prices"),
        null=True,
        blank=True,
        validators=[validate_energy_year],
        help_text=_("Everybody can read it. The year whose prices the diagnosis reckons with."),
    )

    class Meta:
        abstract = True

    def objections_to_energy(self) -> dict:
        """Return what is missing or wrong, by field: an advert says all that the diagnosis says."""
        if not self.dpe or not self.ges:
            return {}  # the fields ask for themselves
        exempt = choices.EnergyClass.EXEMPT
        if (self.dpe == exempt) != (self.ges == exempt):
            return {"ges": _("One diagnosis gives both classes: the home is exempt, or it is not.")}
        names = ("energy_cost_min_eur", "energy_cost_max_eur", "energy_cost_year")
        if self.dpe == exempt:
            given = [name for name in names if getattr(self, name) is not None]
            return dict.fromkeys(given, _("A home without a diagnosis has no such figure."))
        missing = [name for name in names if getattr(self, name) is None]
        if missing and not self.may_have_gaps:
            return dict.fromkeys(missing, _("An advert must say it: the diagnosis does."))
        least, most = self.energy_cost_min_eur, self.energy_cost_max_eur
        if None not in (least, most) and most < least:
            return {"energy_cost_max_eur": _("This is less than the least.")}
        return {}

    @property
    def is_excessive(self) -> bool:
        """Whether the law calls its consumption of energy excessive."""
        return self.dpe in choices.EXCESSIVE
