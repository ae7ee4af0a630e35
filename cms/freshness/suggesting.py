"""What would make one's pages better, said in a weekly mail that goes for another reason."""

from datetime import date

from django.utils.translation import gettext as _

from cms.editorial.models import Mandate
from cms.editorial.policies import mandated_pages
from cms.rounds.parts import Item, Part, register

#: Of so many pages, and so much of each: a mail is read, a list is not.
MOST_PAGES, MOST_EACH = 3, 2


class SuggestionsPart:
    """The first suggestions of the pages that one holds (`SitePage.suggestions`)."""

    order = 80
    is_reason_to_write = False

    def people(self, today: date) -> set[int]:
        held = Mandate.objects.in_force().exclude(role=Mandate.Role.TRANSLATOR)
        return set(held.values_list("user_id", flat=True))

    def part(self, user, today: date) -> Part | None:
        pages = [page.specific for page in mandated_pages(user) if page.live][:MOST_PAGES]
        items = [
            Item(
                _("“%(title)s”: %(words)s") % {"title": page.title, "words": words},
                [(_("Change it"), page.editor_address())],
            )
            for page in pages
            for words in page.suggestions()[:MOST_EACH]
        ]
        return Part(_("What you could do next"), items) if items else None


def join_rounds() -> None:
    """Let the weekly mail say it."""
    register(SuggestionsPart())
