"""What the weekly mail tells of readers' corrections."""

from datetime import date, timedelta

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cms.editorial.people import paths_held
from cms.rounds.parts import Item, Part, register

from .models import Correction, Told
from .reading import answering, open_for

#: What was told and not answered is told again after that time.
AGAIN = timedelta(weeks=4)
WORDS_TOLD = 30


class CorrectionsPart:
    """Each correction of a page that one holds: once, and every four weeks while it is open."""

    order = 20
    is_reason_to_write = True

    def people(self, today: date) -> set[int]:
        lately = set(
            Told.objects.filter(on__gt=today - AGAIN).values_list("user_id", "correction_id")
        )
        open_ones = list(
            Correction.objects.filter(state=Correction.State.OPEN).values_list("pk", "page__path")
        )
        held = paths_held(answering()) if open_ones else {}
        return {
            user
            for user, paths in held.items()
            for pk, path in open_ones
            if (user, pk) not in lately and path.startswith(tuple(paths))
        }

    def part(self, user, today: date) -> Part | None:
        lately = Told.objects.filter(user=user, on__gt=today - AGAIN).values("correction")
        found = list(open_for(user).exclude(pk__in=lately))
        if not found:
            return None
        Told.objects.bulk_create(
            (Told(correction=one, user=user, on=today) for one in found),
            update_conflicts=True,
            unique_fields=["correction", "user"],
            update_fields=["on"],
        )
        return Part(
            _("Readers say that this is no longer true"),
            [_item(one) for one in found],
            _("You know best: change the page, or say that there is nothing to change."),
        )


def _item(correction: Correction) -> Item:
    page = correction.page.specific
    words = Truncator(correction.text).words(WORDS_TOLD)
    text = _("“%(title)s”: %(words)s") % {"title": page.title, "words": words}
    return Item(text, [(_("See it beside the page"), page.editor_address())])


def join_rounds() -> None:
    """Let the weekly mail say it."""
    register(CorrectionsPart())
