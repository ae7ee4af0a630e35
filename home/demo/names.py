"""Names of people who do not exist."""

FIRST_NAMES = (
    "Odile", "Marius", "Bérengère", "Fernand", "Solange", "Gaston", "Mireille", "Lucien",
    "Hortense", "Anselme", "Capucine", "Émile", "Léonie", "Firmin", "Rosine", "Aristide",
    "Colette", "Baptiste", "Ombeline", "Célestin", "Victorine", "Sylvain", "Apolline", "Noé",
    "Marguerite", "Augustin", "Clémence", "Théodore", "Eulalie", "Gabin", "Honorine", "Basile",
    "Philomène", "Octave", "Yvonne", "Ambroise", "Pétronille", "Ulysse", "Zélie", "Justin", "Flore",
)  # fmt: skip
# Made of what grows, flies and is eaten in the Gers: nobody bears them.
SURNAMES = (
    "Vignelongue", "Piquepoule", "Garburade", "Coteaubleu", "Pigeonnier-Blanc", "Tourneciel",
    "Tournesolet", "Chaumebelle", "Cantegril-Doux", "Fontenoire", "Belombrage", "Hautsarment",
    "Grainedorge", "Passebrume", "Clairgarenne", "Noisetel", "Peyreclaire", "Bordevieille-Haute",
    "Ventdautan", "Figuerolle", "Croustadet", "Rivelongue", "Boisjoliet", "Merlefranc",
    "Tuilerousse", "Lapalombière", "Pruneauval", "Melonnier", "Sautebaïse", "Armagnolle",
    "Bastidon", "Colombeterre", "Ailblanquet", "Rocamelle", "Sablefauve", "Vertecolline",
    "Pastellier", "Brumeval", "Laverdurette", "Pierrelune", "Champdoré", "Lauzeraie", "Cornalune",
)  # fmt: skip
ROLES = (
    "anime le comité d’accueil",
    "siège au conseil municipal",
    "membre du réseau, en télétravail",
    "bénévole d’une association",
    "parent d’élèves",
    "tient un commerce",
    "mémoire du village",
    "cultive la vigne ou la terre",
)


def invented_person(number: int) -> tuple[str, str]:
    """Return the first name and the surname of the `number`-th invented person, from 0.

    All are different up to the 1 763rd: the two lists have no common divisor.
    """
    return FIRST_NAMES[number % len(FIRST_NAMES)], SURNAMES[number % len(SURNAMES)]
