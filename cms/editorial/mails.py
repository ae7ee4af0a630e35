"""Who is told what about a review, in their own language. Rows of the outbox: a mail exists if
and only if the act that it tells of was kept."""

from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy
from wagtail.admin.utils import get_latest_str

from cms.outbox.letters import post_letter

from . import people
from .changes import as_text, compare


def submitted(state) -> None:
    """Tell the moderators that something waits for them."""
    page = state.revision.as_object()
    for moderator in people.moderators().exclude(pk=state.submitted_by_id):
        post_letter(
            "editorial/mails/submitted",
            to=moderator,
            context=_context(state, page) | {"path": reverse("editorial:review", args=[state.pk])},
        )


def approved(state, *, page, before, by, comment) -> None:
    """Tell the page's people that their change is public."""
    for person in _concerned(state, page, by):
        post_letter(
            "editorial/mails/approved",
            to=person,
            context=_context(state, page) | {"comment": comment, "is_new": before is None},
        )


def corrected(state, *, page, by, comment) -> None:
    """Tell the page's people that their change is public, with what the moderator corrected."""
    submitted_page = state.submitted_revision.as_object()
    for person in _concerned(state, page, by):
        with translation.override(person.language):
            correction = as_text(compare(submitted_page, page))
        post_letter(
            "editorial/mails/corrected",
            to=person,
            context=_context(state, page)
            | {"comment": comment, "correction": correction, "corrector": str(by)},
        )


def sent_back(state, *, page, by, comment) -> None:
    """Tell the page's people what they are asked to change."""
    for person in _concerned(state, page, by):
        post_letter(
            "editorial/mails/sent_back",
            to=person,
            context=_context(state, page) | {"comment": comment},
        )


def _concerned(state, page, by) -> list:
    concerned = {person.pk: person for person in people.holders(page)}
    author = state.submitted_by
    if author and author.is_active:
        concerned[author.pk] = author
    concerned.pop(by.pk, None)
    return list(concerned.values())


def _context(state, page) -> dict:
    return {
        "page_title": get_latest_str(page),
        "author": str(state.submitted_by or ""),
        # an address in the language that the letter is written in
        "edit_path": lazy(page.editor_address, str)(),
        "page_path": page.address("fr"),
    }
