"""What would make an entry better, in the order in which it counts for a company that looks."""

from django.utils.translation import gettext as _


def suggestions_for(entry) -> list[str]:
    """Return what the member could do next with `entry`, a version of it, as short sentences."""
    told = [
        (entry.skills.all(), _("Say what you can do: companies look by skill.")),
        (entry.photograph_id, _("Add your photograph: people like to know whom they write to.")),
        (
            entry.presentation,
            _("Write a few lines of presentation: for whom, with what, since when."),
        ),
        (entry.place, _("Say where you live: some look for somebody near.")),
        (entry.availability, _("Say whether you take work at present.")),
        (entry.languages, _("Say which languages you speak.")),
    ]
    return [sentence for is_told, sentence in told if not is_told]
