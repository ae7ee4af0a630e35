"""New meetings, always as drafts: from the last one, or from another page that is begun."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from club.models import ClubEventPage, ClubEventSpeaker, ClubIndexPage
from cms.editorial.review import Refused, locked_page

from .next_month import moved, next_start
from .rights import check_may_prepare

#: What a meeting has in common with the one that it is made from. The link to come online is each
#: meeting's own: whoever had it would come in.
COPIED = (
    "title",
    "introduction",
    "photograph",
    "body",
    "telecentre",
    "village",
    "place",
    "is_online",
    "audience",
    "takes_registrations",
    "capacity",
    "search_description",
)


@transaction.atomic
def add_draft(page: ClubEventPage, *, by) -> ClubEventPage:
    """Put `page`, made but not saved, into the section of the club as a draft; return it.

    Raises `Refused` when `by` may not, when there is no section, or when the page lacks something.
    """
    index = club_index()
    check_may_prepare(index, by)
    index = locked_page(index.pk)  # two of one name at once
    page.live, page.has_unpublished_changes, page.owner = False, True, by
    page.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    try:
        index.add_child(instance=page)
        page.save_revision(user=by, log_action=True)  # a title without a letter has no address
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    log(instance=page, action="wagtail.create", user=by)
    return page


def duplicate(event: ClubEventPage, *, by) -> ClubEventPage:
    """Return a new draft like `event`, in the next month in which it can take place.

    What is public of a meeting is copied, the latest draft where nothing is. Its report, its
    documents, its cancellation and who registered are its own. Raises `Refused`.
    """
    source = event if event.live else event.get_latest_revision_as_object()
    old_start = source.starts_at
    if not (old_start and source.ends_at):
        raise Refused(_("Say when this draft begins and ends first."))
    new_start = next_start(old_start, timezone.now())

    def later(moment):
        return moment and moved(moment, old_start=old_start, new_start=new_start)

    page = ClubEventPage(
        **{name: getattr(source, name) for name in COPIED},
        starts_at=new_start,
        ends_at=later(source.ends_at),
        register_until=later(source.register_until),
    )
    page.speakers = [
        ClubEventSpeaker(name=one.name, role=one.role, member=one.member, sort_order=one.sort_order)
        for one in source.speakers.select_related("member")
    ]
    return add_draft(page, by=by)


def last_meeting() -> ClubEventPage | None:
    """Return the meeting to make the next one from: the latest that the public has seen, or
    else the latest draft."""
    meetings = ClubEventPage.objects.order_by("-starts_at", "-pk")
    return meetings.live().first() or meetings.first()


def club_index() -> ClubIndexPage:
    """Return the section of the club. Raises `Refused` where there is none."""
    index = ClubIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        raise Refused(_("The site has no section of the club yet."))
    return index
