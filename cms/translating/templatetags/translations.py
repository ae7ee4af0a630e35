"""The ways from a page's own screens to its translations."""

from django import template

from cms.translating.board.debt import STATES
from cms.translating.editing.states import languages_for, states_of

register = template.Library()


@register.inclusion_tag("translating/of_mine.html")
def translations_of(page, things, user) -> dict:
    """List how far `page` and the `things` under it (each with its ``page``) are translated, into
    the languages that `user` may write; nothing where they may write none."""
    languages = languages_for(user, page) if page.live else []
    shown = [page, *(thing.page for thing in things if thing.page.live)]
    return {"pages": states_of(shown, languages) if languages else []}


@register.simple_tag
def counts_of(section, language: str) -> list[tuple[str, str, int]]:
    """Return, for the board, the states of the pages of `section` in `language` that any is in:
    code, name, how many."""
    counts = section.counts.get(language, {})
    return [
        (state, str(name), counts[state]) for state, name in STATES.items() if counts.get(state)
    ]
