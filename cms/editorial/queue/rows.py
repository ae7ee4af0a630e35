"""What waits, as the queue shows it: a fixed number of queries, however much there is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.editorial import readings
from cms.editorial.models import ReviewState
from cms.editorial.reviewers import Reviewing
from cms.editorial.whereabouts import SECTION_DEPTH
from cms.outbox.marks import ADDED, STRUCK

#: So many of the fields that change are named.
NAMED = 3


@dataclass(frozen=True)
class Row:
    """A review, and what one sees of it before opening it.

    `kind` and `place` are words; `place` is empty for what stands under nobody's page. `objection`
    says why the person who looks may not decide on it, `readers` who has it open.
    """

    state: ReviewState
    kind: str
    kind_id: int
    place: str
    languages: tuple[str, ...]
    fields: tuple[str, ...]
    objection: str
    readers: tuple[str, ...]

    @property
    def may_be_ticked(self) -> bool:
        """Whether it can be approved with others at one press."""
        return self.state.is_small and not self.objection

    @property
    def told(self) -> SafeString:
        """A small change in words, what is struck and added shown as such."""
        told = escape(self.state.told)
        for mark, tag in ((STRUCK, "del"), (ADDED, "ins")):
            before, after = map(re.escape, mark.split("{}"))
            told = re.sub(f"{before}(.+?){after}", rf"<{tag}>\1</{tag}>", told, flags=re.DOTALL)
        return mark_safe(told)  # noqa: S308 every word of it was escaped

    @property
    def named_fields(self) -> str:
        """The first fields that change, as a list in words."""
        return ", ".join(self.fields[:NAMED])

    @property
    def more_fields(self) -> int:
        return max(0, len(self.fields) - NAMED)


def rows_of(states: Iterable[ReviewState], user) -> list[Row]:
    """Return the rows of `states` as `user` sees them, in the same order."""
    states = list(states)
    pages = Page.objects.in_bulk({int(state.revision.object_id) for state in states})
    above = {page.path[: -Page.steplen] for page in pages.values()}
    named = Page.objects.filter(path__in=above, depth__gt=SECTION_DEPTH)
    places = dict(named.values_list("path", "draft_title"))
    reviewing, read = Reviewing(user), readings.others_reading(states, but=user)
    return [
        _row(state, pages[int(state.revision.object_id)], places, reviewing, read)
        for state in states
    ]


def _row(state, page, places, reviewing, read) -> Row:
    model = page.cached_content_type.model_class()
    return Row(
        state,
        kind=capfirst(model.get_verbose_name()),
        kind_id=page.content_type_id,
        place=_place(page, model, places),
        languages=tuple(reviewing.languages.of(state)),
        fields=tuple(_label(model, name) for name in state.changed_fields),
        objection=reviewing.objection_to(state),
        readers=tuple(read.get(state.pk, ())),
    )


def _place(page, model, places: dict[str, str]) -> str:
    """Return whose page it stands under; a village, which others stand under, is its own."""
    above = places.get(page.path[: -Page.steplen], "")
    return above or (page.draft_title if model.allowed_subpage_models() else "")


def _label(model, name: str) -> str:
    """Return what editors call the field or the rows `name` of `model`."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return _("something that is no longer there")
    if field.is_relation and field.auto_created:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))
