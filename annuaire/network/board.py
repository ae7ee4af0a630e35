"""The acts of the list of offers and requests. Each is all or nothing, and refuses with words."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annuaire.models import MemberPage, Notice, NoticeReport
from cms.editorial.review import Refused

from .fellows import own_entries, shown_entries
from .letters import reported

#: A list that one member fills is read by nobody.
MOST_OPEN = 5
#: So many members are enough to hide a notice until the CCI has looked.
HIDDEN_AFTER = 3


@transaction.atomic
def post(notice: Notice, *, by) -> Notice:
    """Put `notice`, checked by its form, on the list. Raises `Refused`."""
    if notice.author not in shown_entries(own_entries(by)):
        raise Refused(_("Your entry is not on the site now: show it first."))
    MemberPage.objects.select_for_update().get(pk=notice.author_id)
    if (
        notice.pk is None
        and Notice.objects.open().filter(author=notice.author).count() >= MOST_OPEN
    ):
        raise Refused(
            _("%(most)d notices of yours are on the list: close one first.") % {"most": MOST_OPEN}
        )
    notice.save()
    return notice


@transaction.atomic
def close(notice: Notice, *, by) -> None:
    """Take one's own notice off the list. Raises `Refused`."""
    if notice.author not in own_entries(by):
        raise Refused(_("This notice is not yours."))
    Notice.objects.filter(pk=notice.pk, closed_at=None).update(closed_at=timezone.now())


@transaction.atomic
def report(notice: Notice, *, by, reason: str, words: str = "") -> NoticeReport:
    """Tell the CCI what is wrong with `notice`; the `HIDDEN_AFTER`-th member who does hides it.

    Raises `Refused` for one's own, and for who has said it before.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.author in own_entries(by):
        raise Refused(_("This notice is yours: close it."))
    told, is_new = NoticeReport.objects.get_or_create(
        notice=notice, reporter=by, defaults={"reason": reason, "words": words}
    )
    if not is_new:
        raise Refused(_("You have reported it already; the CCI knows."))
    open_reports = notice.reports.filter(settled_at=None).count()
    hides = not notice.hidden_at and open_reports >= HIDDEN_AFTER
    if hides:
        notice.hidden_at = timezone.now()
        notice.save(update_fields=["hidden_at"])
    reported(told, is_hidden=bool(notice.hidden_at))
    return told


def may_settle(user) -> bool:
    """Whether `user` decides on what was reported."""
    return user.has_perm("annuaire.change_notice")


@transaction.atomic
def settle(notice: Notice, *, hides: bool, by) -> None:
    """Hide `notice` or show it, and be done with what was reported of it. Raises `Refused`."""
    if not may_settle(by):
        raise Refused(_("You may not decide on notices."))
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    now = timezone.now()
    notice.hidden_at = (notice.hidden_at or now) if hides else None
    notice.save(update_fields=["hidden_at"])
    notice.reports.filter(settled_at=None).update(settled_at=now)
