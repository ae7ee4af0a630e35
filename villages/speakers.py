"""Who speaks what in a village."""

from cms.translation.spoken import SpokenLanguage

#: Nobody asks who speaks it.
OF_THE_COUNTRY = SpokenLanguage.FRENCH


def speakers_of(committee, members) -> list[tuple[str, list]]:
    """Return, for each language but French that somebody there speaks, its name and the people:
    those of the `committee` first, then the `members` (both have ``languages``)."""
    people = [*committee, *members]
    spoken = [
        (language.label, [person for person in people if language in person.languages])
        for language in SpokenLanguage
        if language != OF_THE_COUNTRY
    ]
    return [(name, speaking) for name, speaking in spoken if speaking]
