"""Making a printed annuaire: asked for by the CCI, made by the worker, taken back when outdated."""

from collections.abc import Iterable
from datetime import time, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task
from wagtail.images.models import SourceImageIOError

from annuaire.models import MemberPage, PrintedBook
from annuaire.skills.held import names_by_member
from cms.outbox.schedule import every

from .content import book_of, printed_fields
from .selection import Selection
from .typesetting import typeset

#: 240 pixels on 19 mm: as sharp as a printer shows it, and 12 kB each.
PORTRAIT = "fill-240x240|format-jpeg|jpegquality-82"
KEEP = timedelta(days=90)
#: How long one that is being made answers for those that are asked for meanwhile.
PATIENCE = timedelta(minutes=30)
State = PrintedBook.State


@transaction.atomic
def ask_for(selection: Selection, *, by) -> PrintedBook:
    """Have the annuaire of `selection` made, and return its row; the one that is being made
    already when there is one."""
    waiting = PrintedBook.objects.filter(
        state=State.WAITING,
        selection=selection.as_json(),
        asked_at__gte=timezone.now() - PATIENCE,
    )
    if found := waiting.first():
        return found
    with translation.override(settings.LANGUAGE_CODE):  # the cover says it, and the book is French
        words = selection.in_words()
    book = PrintedBook.objects.create(
        selection=selection.as_json(), selection_words=words, asked_by=by
    )
    transaction.on_commit(lambda: make_book.enqueue(book.pk))
    return book


@task
def make_book(book_id: int) -> None:
    """Make the file of the book. One that is made, or was deleted meanwhile, is left alone."""
    book = PrintedBook.objects.exclude(state=State.READY).filter(pk=book_id).first()
    if book is None:
        return
    try:
        _make(book)
    except Exception:  # whatever it is: people read that it failed, and the worker tries again
        PrintedBook.objects.filter(pk=book_id).update(state=State.FAILED)
        raise


def _make(book: PrintedBook) -> None:
    chosen = Selection(**book.selection).of(MemberPage.objects.listed())
    members = list(_with_what_is_printed(chosen))
    pictures = {member.pk: picture for member in members if (picture := _portrait(member))}
    portraits = {pk: f"portraits/{pk}.jpg" for pk in pictures}
    now = timezone.now()
    content = book_of(
        members,
        selection=book.selection_words,
        day=timezone.localdate(now),
        site=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/",
        portraits=portraits,
        skills=names_by_member(chosen),
    )
    pdf = typeset(content, {portraits[pk]: pictures[pk] for pk in pictures}, made_at=now)
    with transaction.atomic():
        book = PrintedBook.objects.select_for_update().filter(pk=book.pk).first()
        if book is None or book.state == State.READY:
            return  # deleted, or made by another worker
        book.printed = {str(member.pk): _withdrawable(member) for member in members}
        book.state, book.made_at, book.size = State.READY, now, len(pdf)
        book.file.save("annuaire.pdf", ContentFile(pdf), save=False)
        book.save()


def outdated(books: Iterable[PrintedBook]) -> set[int]:
    """Return the keys of those of `books` that print what its members do not show any more: an
    entry that is paused or gone, a field that only members read now, another photograph.

    One query, whenever it is asked: nothing has to happen first.
    """
    now = {
        str(member.pk): _withdrawable(member)
        for member in MemberPage.objects.listed().only(
            "members_only", "presentation", "website", "phone", "photograph_id"
        )
    }
    return {book.pk for book in books if not _is_still_shown(book.printed, now)}


def prune_books(now=None) -> int:
    """Delete what is outdated, and what was asked for 90 days ago; return how many."""
    books = list(PrintedBook.objects.exclude(state=State.WAITING))
    gone = outdated(books)
    before = (now or timezone.now()) - KEEP
    old = [book for book in books if book.pk in gone or book.asked_at < before]
    for book in old:
        book.delete()
    return len(old)


def register_jobs() -> None:
    """Declare what happens to printed annuaires by the clock."""
    every(name="annuaire.printed", do=prune_books, daily_at=time(3, 50))


def _is_still_shown(printed: dict, now: dict) -> bool:
    return all(
        pk in now
        and set(told["fields"]) <= set(now[pk]["fields"])
        and told["photograph"] in {None, now[pk]["photograph"]}
        for pk, told in printed.items()
    )


def _with_what_is_printed(members):
    return (
        members.alphabetical()
        .with_parents()
        .select_related("village", "family", "locale", "photograph")
        .prefetch_related("photograph__renditions")
    )


def _withdrawable(member) -> dict:
    return {"fields": printed_fields(member), "photograph": member.photograph_id}


def _portrait(member) -> bytes | None:
    """Return the member's picture, small; None when there is none, or its file is lost."""
    image = member.photograph
    if image is None or not image.file.storage.exists(image.file.name):
        return None
    try:
        with image.get_rendition(PORTRAIT).file.open("rb") as file:
            return file.read()
    except (OSError, SourceImageIOError):
        return None
