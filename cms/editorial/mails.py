"""Who is told what about a review, in their own language. Rows of the outbox: a mail exists if
and only if the act that it tells of was kept."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import lazy
from wagtail.admin.utils import get_latest_str

from cms.outbox.letters import post_letter
from cms.outbox.models import OutboxMessage

from . import people
from .changes import as_text, compare
from .telling import Addressees, Telling, unread_names, wants_digest

#: Characters of what changed that go into a mail, about: two screens of a telephone.
MOST_TOLD = 1500
#: Of so many mails in this time nobody is annoyed: what comes beyond them waits for one mail.
MOST_AT_ONCE = 5
BURST = timedelta(hours=1)


def submitted(state) -> None:
    """Tell the moderators who may decide, and want to know at once, that something waits.

    An import that submits fifty pages is five mails, one that says that more have come, and
    one list the next working morning (`digest`).
    """
    telling = Telling(most=MOST_TOLD)
    for moderator, unread in Addressees().of(state).items():
        if wants_digest(moderator) or not _has_room_for(moderator):
            continue
        post_letter(
            "editorial/mails/submitted",
            to=moderator,
            key=told_key(moderator, state),
            context={
                "told": telling.of(state, moderator.language),
                "unread": unread_names(unread, moderator.language),
            },
        )


def told_key(moderator, state) -> str:
    """Return the key of the mail that tells `moderator` of `state`."""
    return f"submitted-{moderator.pk}-{state.pk}"


def _has_room_for(moderator) -> bool:
    """Whether one mail more is not too much just now; once, a mail says that it would be."""
    letters = OutboxMessage.objects.filter(created_at__gt=timezone.now() - BURST)
    if letters.filter(key__startswith=f"submitted-{moderator.pk}-").count() < MOST_AT_ONCE:
        return True
    many = f"submitted-many-{moderator.pk}-"
    if not letters.filter(key__startswith=many).exists():
        post_letter(
            "editorial/mails/submitted_many",
            to=moderator,
            key=f"{many}{timezone.now():%Y%m%d%H%M%S}",
            context={"path": reverse("editorial:queue")},
        )
    return False


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


def withdrawn(state, *, page, by) -> None:
    """Tell the author that somebody else took back what they had submitted."""
    _tell_author(state, "editorial/mails/withdrawn", page, by, {})


def closed(state, *, page, by, closed_as: str) -> None:
    """Tell the author that the page was taken off the site while their change waited.

    `closed_as`: as what, a code of the page's `Closing`.
    """
    why = dict(page.ways_to_close()).get(closed_as, "")
    _tell_author(state, "editorial/mails/closed", page, by, {"why": why})


def _tell_author(state, template: str, page, by, context: dict) -> None:
    author = state.submitted_by
    if author is None or not author.is_active or author == by:
        return
    is_colleague = people.holders(page).filter(pk=by.pk).exists()
    post_letter(
        template,
        to=author,
        context=_context(state, state.revision.as_object())
        | {"colleague": str(by) if is_colleague else ""}
        | context,
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
        "page_path": page.address(page.locale.language_code),
    }
