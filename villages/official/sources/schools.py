"""Annuaire de l’éducation (ministère de l’Éducation nationale): every school, by commune."""

from collections import defaultdict

from django.utils.translation import gettext_lazy

from cms.editorial.slugs import slug_for
from villages.choices import School
from villages.official.published import PublishedTable, whole_number

from .source import Figures, Source

OPEN = {"", "ouvert", "a-fermer"}  # one that will close has not closed
SECONDARY = {"college": School.LOWER_SECONDARY, "lycee": School.UPPER_SECONDARY}


class Schools(Source):
    kind = "schools"
    label = gettext_lazy("Official figures: schools")
    explanation = gettext_lazy(
        "CSV of the “Annuaire de l’éducation” (fr-en-annuaire-education), of the Gers or of all "
        "France."
    )
    publishers = {"schools": "Éducation nationale"}
    lists_everything = True

    def read(self, table: PublishedTable, codes: set[str]) -> Figures:
        table.require(
            "identifiant_de_l_etablissement",
            "nom_etablissement",
            "type_etablissement",
            "code_commune",
            "ecole_maternelle",
            "ecole_elementaire",
            "etat",
        )
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"schools": set()})
        for name, kind, commune, nursery, primary, state in table.rows(
            "nom_etablissement",
            "type_etablissement",
            "code_commune",
            "ecole_maternelle",
            "ecole_elementaire",
            "etat",
        ):
            levels = _levels(slug_for(kind), slug_for(name), nursery, primary)
            if levels and slug_for(state) in OPEN:
                found[commune.zfill(5)]["schools"] |= levels
        return self.figures_of_lists(found, codes)


def _levels(kind: str, name: str, nursery: str, primary: str) -> set[str]:
    """Return the levels of ours that a school has; none for an office or a home for children."""
    if kind in SECONDARY:
        return {SECONDARY[kind].value}
    if kind != "ecole":
        return set()
    told = {
        School.NURSERY.value if whole_number(nursery) else None,
        School.PRIMARY.value if whole_number(primary) else None,
    } - {None}
    if told:
        return told
    # some private ones have no such marks: their name says it
    if "maternelle" in name:
        return {School.NURSERY.value}
    if "elementaire" in name:
        return {School.PRIMARY.value}
    return {School.NURSERY.value, School.PRIMARY.value} if "primaire" in name else set()
